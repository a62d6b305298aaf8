"""Compilations in the workbench."""
