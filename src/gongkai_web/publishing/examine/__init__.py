"""What files hold that the public must not see. Runs in a capped child process and imports nothing of Django or of the platform."""
