"""A sentence in the two languages that the library speaks."""

from typing import NamedTuple


class Message(NamedTuple):
    """One sentence in both languages: `zh` for officials, applicants and courts, `en` for everyone else."""

    zh: str
    en: str
