"""`--settings FILE.toml`."""

from codecs import BOM_UTF8
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from gongkai.cli.main import main
from gongkai.cli.settings import settings_option
from gongkai.law.settings import DEFAULTS, Settings


def test_the_file_is_read_and_without_it_the_defaults_hold(tmp_path: Path) -> None:
    seen: list[Settings] = []
    (tmp_path / "office.toml").write_bytes(BOM_UTF8 + b"excess_month = 12\n")

    @click.command()
    @settings_option
    def command(settings: Settings) -> None:
        seen.append(settings)

    assert CliRunner().invoke(command, []).exit_code == 0
    assert CliRunner().invoke(command, ["--settings", str(tmp_path / "office.toml")]).exit_code == 0
    assert seen == [DEFAULTS, Settings(excess_month=12)]


@pytest.mark.parametrize(
    ("text", "said"), [("excess_week = 3", "office.toml: 未知的设置 excess_week"), ("x", "office.toml: 设置文件不是 TOML")]
)
def test_what_is_no_setting_is_refused_in_chinese_words(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "office.toml").write_text(text, encoding="utf-8")
    asked = ["receipt", "--channel", "online", "--on", "arrived=2026-03-02", "--settings", str(tmp_path / "office.toml")]
    refused = CliRunner().invoke(main, asked)

    assert refused.exit_code != 0
    assert said in refused.stderr
