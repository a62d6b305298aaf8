"""The benchmark of search over made-up items."""
