"""News of requests to those who asked, by SMS and e-mail."""
