"""What staff fill in about items."""
