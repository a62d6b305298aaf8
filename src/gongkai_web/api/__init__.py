"""What programs read: the API, and the open data."""
