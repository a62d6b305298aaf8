"""Every refusal is told in Chinese and English, on one line."""

import re
import tomllib
from importlib.resources import files

import click
import pytest

from gongkai.audit.codec import Language
from gongkai.audit.model import Refusal
from gongkai.cli.words import _sentences, asked_language, chinese, counted, error_line, in_language, language_of, refusal_line
from gongkai.errors import ContractError
from gongkai.reader.source import sniff
from tests.cli.sentences import sentences


def test_every_sentence_of_the_library_has_a_chinese_one() -> None:
    found = sentences()
    assert len(found) > 100
    english = {
        text: where for text, where in found.items() if not re.search("[\u4e00-\u9fff]", in_language(Refusal(text), Language.ZH).what)
    }

    assert english == {}, "translate them in src/gongkai/cli/data/zh.toml"


def test_every_kind_of_file_that_is_not_read_has_a_chinese_name() -> None:
    refused = [*sniff._BINARY, *sniff._REFUSED_PACKAGES]

    assert [words for _, *words in refused if not all(re.search("[\u4e00-\u9fff]", chinese(word)) for word in words)] == []
    assert chinese("the file is a picture (JPEG), which is not read") == "文件是图片（JPEG），不能读取"


def test_a_list_of_lines_is_translated_line_by_line() -> None:
    assert (
        chinese("line 2: code or name is empty; line 4: the table has no organs; and 3 more")
        == "第 2 行：代码或名称为空；第 4 行：表中没有机关；另有 3 处"
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], None, Language.ZH),
        ([], "en", Language.EN),
        (["read", "--lang", "en", "x"], None, Language.EN),
        (["read", "--lang=en"], None, Language.EN),
        (["read", "--lang", "zh"], "en", Language.ZH),
        (["read", "--lang"], "en", Language.EN),
        (["read", "--lang", "fr"], None, Language.ZH),
    ],
)
def test_the_language_that_is_asked_for(arguments: list[str], environment: str | None, language: Language) -> None:
    assert asked_language(arguments, environment) is language


def test_english_counts() -> None:
    assert [counted(number, "report") for number in (0, 1, 2)] == ["0 reports", "1 report", "2 reports"]


def test_what_varies_is_kept() -> None:
    refusal = Refusal("the PDF is too large", "scan.pdf", "more than 500 pages", "split the file")

    assert refusal_line(refusal, Language.ZH) == "scan.pdf: PDF 过大。超过 500 页。请拆分文件。"
    assert refusal_line(refusal, Language.EN) == "scan.pdf: the PDF is too large. more than 500 pages. split the file."


def test_no_sentence_stands_behind_one_that_fits_it_too() -> None:
    """The first that fits is taken: `{} cannot be {}` before `{} cannot be negative: {}` would leave `negative` in English."""
    data = tomllib.loads(files("gongkai.cli").joinpath("data/zh.toml").read_text(encoding="utf-8"))
    taken = {english: next(said for pattern, said in _sentences() if pattern.fullmatch(english.replace("{}", "7"))) for english in data}

    assert taken == data
    assert chinese("disclosure.licensing.decisions cannot be negative: -1") == "disclosure.licensing.decisions 不能为负数：-1"


def test_what_has_no_translation_stays() -> None:
    assert in_language(Refusal("an unheard-of thing"), Language.ZH).what == "an unheard-of thing"


def test_an_error_is_one_line_whatever_it_quotes() -> None:
    error = ContractError("unknown form 'a\nb'", where="x.html", remedy="use one of a, b")

    assert error_line(error, Language.ZH) == "x.html: 未知的格式 'a b'。可用的有：a, b。"


@pytest.mark.parametrize(("known", "language"), [({}, Language.ZH), ({"gongkai.language": Language.EN}, Language.EN)])
def test_the_language_is_chinese_unless_asked_otherwise(known: dict[str, Language], language: Language) -> None:
    ctx = click.Context(click.Command("x"))
    ctx.meta.update(known)

    assert language_of(ctx) is language
