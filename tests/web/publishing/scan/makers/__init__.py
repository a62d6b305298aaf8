"""Makers of the files that the scan is tried on."""
