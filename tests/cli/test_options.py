"""Options mean the same in every command."""

from pathlib import Path

import click
from click.testing import CliRunner

from gongkai.audit.codec import Language
from gongkai.cli import main
from gongkai.cli.options import Common, common_options, reports_argument


def test_common_options_come_as_one_value() -> None:
    seen: list[object] = []

    @click.command()
    @reports_argument
    @common_options
    def command(paths: tuple[Path, ...], *, common: Common) -> None:
        seen.extend([paths, common])

    CliRunner().invoke(command, ["a", "b", "--json", "-q", "--lang", "en", "-o", "out"])

    assert seen == [(Path("a"), Path("b")), Common(True, Language.EN, Path("out"), True)]


def test_words_follow_the_language() -> None:
    chinese, english = (Common(False, language, Path("-"), False) for language in Language)

    assert chinese.words("甲|乙", "a|b") == ("甲", "乙")
    assert english.words("甲|乙", "a|b") == ("a", "b")
    assert chinese.chinese
    assert not english.chinese


def test_every_command_that_prints_data_has_json() -> None:
    groups = {name: one for name, one in main.commands.items() if isinstance(one, click.Group)}
    commands = {**main.commands, **{f"{group} {name}": one for group, of in groups.items() for name, one in of.commands.items()}}
    with_json = {name for name, one in commands.items() if any("--json" in option.opts for option in one.params)}

    assert set(commands) - with_json == {*groups, "completion", "render"}, "render has --to json"
