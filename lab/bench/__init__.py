"""Speed against bare parsers, accuracy and speed against other tools. `make bench`; what the figures mean: docs/reference/bench.md."""
