"""The corpus: the same seed gives the same bytes, every layout and mixer turns up, and the shares are as stated."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from gongkai.reader.document import Media
from lab.generate.compose import Frame
from lab.generate.corpus import generate
from lab.generate.layouts import LAYOUTS
from lab.generate.mixers import MIXERS

ROOT = Path(__file__).resolve().parents[3]
DIGEST = """
import hashlib
from lab.generate.corpus import generate
print(hashlib.sha256(b"".join(generate(8, index).content for index in range(120))).hexdigest())
"""


def test_the_same_seed_gives_the_same_bytes_in_every_process() -> None:
    here = hashlib.sha256(b"".join(generate(8, index).content for index in range(120))).hexdigest()
    for hash_seed in ("1", "2"):
        there = subprocess.run(  # noqa: S603  # our own interpreter and text
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert there.stdout.strip() == here


def test_another_seed_gives_another_corpus() -> None:
    assert all(generate(1, index).content != generate(2, index).content for index in range(20))


def test_everything_turns_up_in_the_stated_shares() -> None:
    files = [generate(4, index) for index in range(2500)]
    layouts = Counter(file.layout for file in files)
    mixers = Counter(name for file in files for name in file.mixers)
    assert set(layouts) == set(LAYOUTS)
    assert set(mixers) == {*MIXERS, *Frame}
    media = Counter(file.media for file in files)
    assert 0.87 < (media[Media.TEXT] + media[Media.HTML]) / len(files) < 0.93
    assert 0.03 < media[Media.XLSX] / len(files) < 0.07
    assert 0.02 < media[Media.DOCX] / len(files) < 0.06
    assert 0 < media[Media.PDF] / len(files) < 0.02


def test_every_kind_of_real_report_is_made_by_something_that_exists() -> None:
    page = (ROOT / "docs" / "reference" / "layouts.md").read_text("utf-8")
    rows = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("| ") and "made by" not in line]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row[-1])}
    assert all(re.findall(r"`(\w+)`", row[-1]) for row in rows)
    assert named == {*LAYOUTS, *MIXERS, *Frame}
