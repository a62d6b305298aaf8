"""Public pages. None knows a session; each is the same for everyone who asks."""
