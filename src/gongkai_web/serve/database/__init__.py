"""Django's way to PostgreSQL, with one habit changed."""
