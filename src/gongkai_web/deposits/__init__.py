"""Batches of published items that an organ hands to archives, libraries and service halls (OGI-R 25)."""
