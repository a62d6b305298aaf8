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

_LANGUAGE = "gongkai.language"


def remember_language(ctx: click.Context, _option: click.Parameter, value: str) -> Language:
    """The value of --lang, kept for messages about errors."""
    language = Language(value)
    ctx.meta[_LANGUAGE] = language
    return language


def language_of(ctx: click.Context) -> Language:
    """The language of this call."""
    language: Language = ctx.meta.get(_LANGUAGE, Language.ZH)
    return language


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
    return Refusal(_chinese(refusal.what), refusal.where, _chinese(refusal.why), _chinese(refusal.remedy))


def _chinese(sentence: str) -> str:
    for pattern, chinese in _sentences():
        match = pattern.fullmatch(sentence)
        if match:
            return chinese.format(*match.groups())
    return sentence


@cache
def _sentences() -> Sequence[tuple[re.Pattern[str], str]]:
    """Patterns of English sentences, `{}` for what varies, with the Chinese ones."""
    data = tomllib.loads(files(__package__).joinpath("data/zh.toml").read_text(encoding="utf-8"))
    return [(re.compile("(.*)".join(map(re.escape, english.split("{}"))), re.DOTALL), chinese) for english, chinese in data.items()]
