"""The command line: thin commands around documented functions of the library."""

from gongkai.cli.main import main

__all__ = ["main"]
