"""Prose checks: what a report's sentences say against its tables and against themselves."""
