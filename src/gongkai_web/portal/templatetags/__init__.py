"""What templates of the public side say in one word."""
