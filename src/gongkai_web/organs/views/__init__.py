"""Pages about organs, people and the log."""
