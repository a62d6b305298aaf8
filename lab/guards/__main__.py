"""`python -m lab.guards [APP] [HOW_MANY]`: takes guards away one by one and plays the rows of the matrix that pass them (security row 1).

Those of one app of the platform or of all (`all`), a sample of them or every one. Answers 1 where one is not missed: then a row, or an
actor in it, is missing.
"""

import os
import sys

import pytest


def main(arguments: list[str]) -> int:
    """Plays them in this process, with the database of the tests."""
    os.environ |= dict(zip(("GUARDS_OF", "GUARDS"), (*arguments, *("all", "100000")[len(arguments) :]), strict=True))
    return int(pytest.main(["-q", "-s", "-n0", "-p", "no:cacheprovider", "lab/guards/play.py"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
