"""How large an input may be before it is refused; far above anything an office publishes, far below what hurts."""

MAX_BYTES = 64 * 1024 * 1024
"""Size of a text or HTML file. Units: bytes."""

MAX_NESTING = 2_000
"""HTML elements open at the same time: the parser's time grows with their square."""

MAX_REOPENED = 10_000_000
"""Formatting elements never closed, times elements: the parser opens each of them again in each block."""

MAX_GRID_POSITIONS = 1_000_000
"""Positions of all grids of a document after spans are unfolded."""

MAX_COLSPAN = 1_000
"""HTML Standard, 4.9.11: a larger colspan counts as this one."""

MAX_ZIP_ENTRIES = 10_000
"""Members of a DOCX or XLSX package; real ones have a few dozen."""

MAX_GRIDS = 5_000
"""Tables of a document; a file with a hundred reports has about five hundred."""

MAX_PLACE_DEPTH = 100
"""Elements deep that the place of a piece of prose is looked for; real pages stay below forty."""

MAX_ATTRIBUTES = 1_000
"""Attributes of an HTML element: the parser's time grows with their square."""
