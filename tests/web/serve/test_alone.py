"""One platform a data folder."""

from pathlib import Path

import pytest

from gongkai.errors import GongkaiError
from gongkai_web.serve.alone import alone


def test_a_second_one_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(GongkaiError, match="runs already"), alone(tmp_path):
        pass
    with alone(tmp_path):
        assert (tmp_path / "running.lock").exists()
