"""Pure: which letters there are, what stands in them, and what is wrong with one. No Django, clock or file but the package's own data."""
