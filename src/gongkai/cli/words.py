"""What the command line says in the user's language."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import click

from gongkai.audit.codec import Language
from gongkai.audit.model import Refusal
from gongkai.errors import GongkaiError

LANGUAGE = "gongkai.language"
"""Where the context of a call keeps its language."""
_LIST = re.compile(r"; (?=line \d+: |and \d+ more\Z)")
_PAGE = re.compile(r"page (\d+)")


def remember_language(ctx: click.Context, _option: click.Parameter, value: str) -> Language:
    """The value of --lang, kept for messages about errors."""
    language = Language(value)
    ctx.meta[LANGUAGE] = language
    return language


def language_of(ctx: click.Context) -> Language:
    """The language of this call."""
    language: Language = ctx.meta.get(LANGUAGE, Language.ZH)
    return language


def asked_language(arguments: Sequence[str], environment: str | None) -> Language:
    """The language that the command's words or the value of GONGKAI_LANG ask for, when they could not be understood otherwise."""
    spaced = " ".join(arguments).replace("--lang=", "--lang ").partition("--lang ")[2].split()
    wanted = spaced[0] if spaced else environment
    return Language.EN if wanted == Language.EN else Language.ZH


def counted(number: int, noun: str) -> str:
    """How many, in English: `1 report`, `2 reports`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def error_line(error: GongkaiError, language: Language) -> str:
    """The error on one line: what, where, why, what to do."""
    return refusal_line(Refusal(error.what, error.where, error.why, error.remedy), language)


def refusal_line(refusal: Refusal, language: Language) -> str:
    """Why a file was refused, on one line."""
    told = in_language(refusal, language)
    head = f"{told.where}: {told.what}" if told.where else told.what
    parts = [part.rstrip(".。") for part in (head, told.why, told.remedy) if part]
    line = "。".join(parts) + "。" if language is Language.ZH else ". ".join(parts) + "."
    return " ".join(line.split())


def in_language(refusal: Refusal, language: Language) -> Refusal:
    """The refusal with its sentences translated; what has no translation stays English."""
    if language is Language.EN:
        return refusal
    where = _PAGE.sub(r"第 \1 页", refusal.where) if _PAGE.fullmatch(refusal.where) else refusal.where
    return Refusal(chinese(refusal.what), where, chinese(refusal.why), chinese(refusal.remedy))


def chinese(text: str) -> str:
    """An English sentence, or a list of what is wrong with lines, in Chinese; what has no translation stays."""
    return "；".join(map(_sentence, _LIST.split(text)))


def _sentence(sentence: str) -> str:
    for pattern, translation in _sentences():
        match = pattern.fullmatch(sentence)
        if match:
            return translation.format(*map(_sentence, match.groups()))  # what varies can be a sentence of its own
    return sentence


@cache
def _sentences() -> Sequence[tuple[re.Pattern[str], str]]:
    """Patterns of English sentences, `{}` for what varies, with the Chinese ones."""
    data = tomllib.loads(files(__package__).joinpath("data/zh.toml").read_text(encoding="utf-8"))
    return [(re.compile("(.+)".join(map(re.escape, english.split("{}"))), re.DOTALL), translation) for english, translation in data.items()]
