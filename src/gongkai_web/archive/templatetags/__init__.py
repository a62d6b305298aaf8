"""What other apps show of the package."""
