"""The people who work with the platform, and how they sign in. Citizens need no account."""
