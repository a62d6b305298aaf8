"""Any value of the library as JSON values."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from gongkai.report.codec import report_to_json
from gongkai.report.model import AnnualReport


def plain(value: Any) -> Any:
    """Dataclasses and named tuples as objects, other tuples as arrays, members of closed lists as text, reports as the codec has them."""
    if isinstance(value, AnnualReport):
        return report_to_json(value)
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        names = getattr(value, "_fields", None)
        return [plain(part) for part in value] if names is None else {name: plain(part) for name, part in zip(names, value, strict=True)}
    return value.value if isinstance(value, StrEnum) else value
