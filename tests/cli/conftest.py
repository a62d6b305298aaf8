"""The command line as tests call it."""

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from gongkai.cli import main
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
Gongkai = Callable[..., Result]


@pytest.fixture(scope="session", autouse=True)
def _help_as_the_program_has_it() -> None:
    """click keeps a command's help option as it was first made; tests that call a command by itself would make it without -h."""
    for name, command in main.commands.items():
        for inner in ("", *(command.commands if isinstance(command, click.Group) else ())):
            CliRunner().invoke(main, [name, *filter(None, [inner]), "--help"])


@pytest.fixture
def gongkai() -> Gongkai:
    """Runs the command in this process."""

    def run(*arguments: str | Path, given: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given, prog_name="gongkai")

    return run


@pytest.fixture
def two_years(tmp_path: Path) -> tuple[Path, Path]:
    """One organ's reports of two years; the second takes over one request more than the first carried out."""
    rows = (
        "| 序号 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n"
        "| 一、本年新收政府信息公开申请数量 | {0} | 0 | 0 | 0 | 0 | 0 | {0} |\n"
        "| 二、上年结转政府信息公开申请数量 | {1} | 0 | 0 | 0 | 0 | 0 | {1} |\n"
        "| 三、本年度办理结果（七）总计 | {2} | 0 | 0 | 0 | 0 | 0 | {2} |\n"
        "| 四、结转下年度继续办理 | {3} | 0 | 0 | 0 | 0 | 0 | {3} |\n"
    )
    paths = []
    for year, figures in ((2022, (5, 0, 3, 2)), (2023, (4, 3, 6, 1))):
        head = f"# 清河市水利局{year}年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
        paths.append(tmp_path / f"{year}.md")
        paths[-1].write_text(head + rows.format(*figures), encoding="utf-8")
    return paths[0], paths[1]
