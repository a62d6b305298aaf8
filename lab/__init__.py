"""The laboratory: what tests, soak runs and benchmarks need and the shipped package does not."""
