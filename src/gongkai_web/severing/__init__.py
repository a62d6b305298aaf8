"""Severing (OGI-R 37): passages of a document are cut out, each on its ground, and the rest is provided."""
