"""`gongkai completion`."""

import pytest

from tests.cli.conftest import Gongkai


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_names_the_command(gongkai: Gongkai, shell: str) -> None:
    done = gongkai("completion", shell)

    assert done.exit_code == 0
    assert "_GONGKAI_COMPLETE" in done.stdout


def test_another_shell_is_wrong_usage(gongkai: Gongkai) -> None:
    assert gongkai("completion", "csh").exit_code == 2
