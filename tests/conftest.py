"""Fixtures for every test."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def samples() -> Path:
    """Folder of real published reports with expected.json; they are not ours to ship, so tests that need them skip without them."""
    folder = Path(os.environ.get("GONGKAI_SAMPLES") or ROOT.parent / "shared" / "samples")
    if not (folder / "expected.json").is_file():
        pytest.skip(f"no sample reports in {folder}: set GONGKAI_SAMPLES to the folder that holds expected.json")
    return folder
