"""What other apps show of letters."""
