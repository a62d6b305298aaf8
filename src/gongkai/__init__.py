"""Gongkai: read, check, roll up and render the annual reports of open government information in China."""

__version__ = "0.1.0"
