"""A fictional city, made at the first start, so that the platform can be seen with something in it."""
