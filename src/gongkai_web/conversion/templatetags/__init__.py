"""What other apps show of it."""
