"""The containers: bytes of any kind of file become one Document of linear text and grids."""
