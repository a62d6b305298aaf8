"""The documents say what the code says: glossary, reference pages, decisions, commands, links, twins."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import gongkai
from gongkai.reader.result import IssueCode
from gongkai.report.forms import forms

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
VOCABULARY = ("gongkai.law", "gongkai.ledger", "gongkai.report", "gongkai.checks")
"""Packages whose closed lists are terms of the field."""


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def glossary() -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Chinese, English, identifiers and source of each row of the glossary's tables."""
    for line in text(DOCS / "glossary.md").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and "`" in cells[2]:
            yield cells[0], cells[1], tuple(re.findall(r"`([^`]+)`", cells[2])), cells[3]


def words_of_the_cells() -> set[str]:
    """Every part of every cell key of every form: tables, groups, rows and columns."""
    return {part for form in forms().values() for key in form.kinds for part in key.split(".")}


def words_of_the_vocabulary() -> set[str]:
    """Every member of every closed list in the packages that speak the field's language."""
    for module in pkgutil.walk_packages(gongkai.__path__, "gongkai."):
        if module.name.startswith(VOCABULARY):
            importlib.import_module(module.name)
    lists = [kind for kind in StrEnum.__subclasses__() if kind.__module__.startswith(VOCABULARY)]
    return {member.value for kind in lists for member in kind}


def sections(page: Path, level: int) -> dict[str, str]:
    """Text under each heading of that level which begins with a code in backticks, by code."""
    parts = re.split(rf"^{'#' * level} `([^`]+)`", text(page), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def commands(page: Path) -> list[str]:
    """Command lines in the page's code blocks, without comments."""
    blocks = re.findall(r"^```(?:sh|bash)\n(.*?)^```", text(page), flags=re.MULTILINE | re.DOTALL)
    return [line.partition(" #")[0].strip() for block in blocks for line in block.splitlines() if line.strip() and not line.startswith("#")]


def test_the_glossary_explains_every_word_of_the_cell_keys() -> None:
    explained = {word for _, _, words, _ in glossary() for word in words}

    assert sorted(words_of_the_cells() - explained) == []


def test_the_glossary_explains_every_word_of_the_closed_lists() -> None:
    explained = {word for _, _, words, _ in glossary() for word in words}

    assert sorted(words_of_the_vocabulary() - explained) == []


def test_each_entry_of_the_glossary_has_a_chinese_term_an_english_one_and_a_source() -> None:
    rows = list(glossary())

    assert [row for row in rows if not re.search(r"[\u4e00-\u9fff]", row[0]) or not row[1] or not row[3]] == []
    assert len({row[0] for row in rows}) == len(rows), "one term, one entry"


def test_every_issue_is_explained_in_both_languages() -> None:
    explained = sections(DOCS / "reference" / "issues.md", 2)

    assert list(explained) == [code.value for code in IssueCode]
    for code, body in explained.items():
        assert "**What to do.**" in body, code
        assert "**怎么办。**" in body, code


def test_every_check_is_explained() -> None:
    from gongkai.checks.registry import CHECKS  # noqa: PLC0415 - the other pages are tested without it

    explained = sections(DOCS / "reference" / "checks.md", 2)
    assert sorted(explained) == sorted({check.code for check in CHECKS})
    assert list(explained) == sorted(explained)
    for check in CHECKS:
        assert f"Severity `{check.severity}`" in explained[check.code], check.code


def test_decisions_are_numbered_without_a_gap_and_have_one_shape() -> None:
    pages = sorted((DOCS / "adr").glob("*.md"))

    assert [page.name[:5] for page in pages] == [f"{number:04}-" for number in range(1, len(pages) + 1)]
    for page in pages:
        assert re.match(rf"# {page.name[:4]}\. \S", text(page)), page.name
        assert re.findall(r"^## (.+)$", text(page), flags=re.MULTILINE) == ["Context", "Decision", "Consequences"], page.name


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_commands_of_the_readme_exist(page: Path) -> None:
    from gongkai.cli import main  # noqa: PLC0415 - the other pages are tested without it

    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), flags=re.MULTILINE))
    lines = [line.split() for line in commands(page)]
    made = {words[1] for words in lines if words[0] == "make"}
    called = {words[1] for words in lines if words[0].endswith("gongkai")}

    assert {"run", "test"} <= made <= targets
    assert {"read"} <= called <= set(main.commands)


def test_the_two_readmes_say_the_same() -> None:
    english, chinese = READMES

    def shape(page: Path) -> list[str]:
        return re.findall(r"^(#+|\||```\w*)", text(page), flags=re.MULTILINE)

    assert commands(english) == commands(chinese)
    assert shape(english) == shape(chinese)
    assert re.findall(r"^\|.*\d{2,}.*$", text(english), flags=re.MULTILINE) != []
    assert [re.findall(r"\d+", row) for row in rows(english)] == [re.findall(r"\d+", row) for row in rows(chinese)]


def rows(page: Path) -> list[str]:
    """Rows of the page's tables."""
    return re.findall(r"^\|.*$", text(page), flags=re.MULTILINE)


def test_the_example_of_the_readme_adds_up() -> None:
    """Each row: received + carried in, results + carried out, difference. Four applicant columns fail and the total does not."""
    printed = [re.findall(r"-?\d+", row.replace("−", "-")) for row in rows(READMES[0])]
    figures = [[int(figure) for figure in row] for row in printed if len(row) == 7]

    assert len(figures) == 7
    for received, carried_in, left, results, carried_out, right, difference in figures:
        assert (received + carried_in, results + carried_out, right - left) == (left, right, difference)
    *applicants, total = figures
    assert sum(1 for row in applicants if row[-1]) == 4
    assert total[-1] == 0
    assert [sum(column) for column in zip(*applicants, strict=True)] == total


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text(page)) if "://" not in link]

    assert [link for link in links if link and not (page.parent / link).exists()] == []
