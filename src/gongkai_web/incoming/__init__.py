"""Mail that came to an organ: what the worker takes out of its mailbox, and what an officer makes of it."""
