"""Starts the platform: database, migrations, demonstration data, web server and worker."""
