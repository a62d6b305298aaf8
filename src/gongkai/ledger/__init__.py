"""What happened to requests, reviews and suits, and nothing else."""
