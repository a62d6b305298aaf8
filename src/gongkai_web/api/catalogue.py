"""The catalogue of the open data in DCAT-AP 3: as JSON-LD and as Turtle, from one description."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_CONTINUOUS = "http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT"
_FORMATS = {"csv": "text/csv", "json": "application/json"}


@dataclass(frozen=True, slots=True)
class Dataset:
    """One set of open data. `name`: in addresses; `formats`: of its downloads."""

    name: str
    title: str
    description: str
    formats: tuple[str, ...]


DATASETS = (
    Dataset("items", "主动公开的政府信息", "平台上每条公开信息的索引号、标题、文号、机关、日期和有效性。", ("csv", "json")),
    Dataset("organs", "行政机关名录", "平台上各行政机关的代码、名称、类型、层级和上级机关。", ("csv", "json")),
)
"""Everything that can be downloaded whole."""


def described(origin: str, publisher: str, contact: str) -> dict[str, object]:
    """The catalogue as JSON-LD."""
    return {
        "@context": {**_PREFIXES},
        "@id": f"{origin}/catalog",
        "@type": "dcat:Catalog",
        "dct:title": {"@value": f"{publisher}开放数据目录", "@language": "zh"},
        "dct:description": {"@value": "政府信息公开平台提供下载的全部数据集。", "@language": "zh"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
        "dcat:dataset": [_dataset(one, origin, publisher, contact) for one in DATASETS],
    }


def _dataset(one: Dataset, origin: str, publisher: str, contact: str) -> dict[str, object]:
    return {
        "@id": f"{origin}/opendata/{one.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": one.name,
        "dct:title": {"@value": one.title, "@language": "zh"},
        "dct:description": {"@value": one.description, "@language": "zh"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
        "dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": publisher, "vcard:note": contact},
        "dct:accessRights": {"@id": _PUBLIC},
        "dct:accrualPeriodicity": {"@id": _CONTINUOUS},
        "dcat:distribution": [
            {
                "@id": f"{origin}/opendata/{one.name}.{kind}",
                "@type": "dcat:Distribution",
                "dcat:accessURL": {"@id": f"{origin}/opendata/{one.name}.{kind}"},
                "dcat:downloadURL": {"@id": f"{origin}/opendata/{one.name}.{kind}"},
                "dcat:mediaType": {"@id": f"http://www.iana.org/assignments/media-types/{_FORMATS[kind]}"},
            }
            for kind in one.formats
        ],
    }


def turtle(node: Mapping[str, object]) -> str:
    """The same description as Turtle."""
    prefixes = "".join(f"@prefix {name}: <{address}> .\n" for name, address in _PREFIXES.items())
    return prefixes + "\n" + "\n".join(_statements(node))


def _statements(node: Mapping[str, object]) -> Iterator[str]:
    """What is said of a node that has an address, then of those that it names in full."""
    inner: list[Mapping[str, object]] = []
    lines = []
    for key, value in node.items():
        if key in {"@context", "@id"}:
            continue
        several = value if isinstance(value, list) else [value]
        lines.append(f"    {'a' if key == '@type' else key} {', '.join(_object(one, key, inner) for one in several)}")
    yield f"<{node['@id']}>\n" + " ;\n".join(lines) + " .\n"
    for one in inner:
        yield from _statements(one)


def _object(value: object, key: str, inner: list[Mapping[str, object]]) -> str:
    if isinstance(value, str):
        return value if key == "@type" else _quoted(value)
    if not isinstance(value, Mapping):
        raise TypeError(f"{value!r} has no form in Turtle")
    if "@value" in value:
        return f"{_quoted(str(value['@value']))}@{value['@language']}"
    if "@id" not in value:
        parts: Sequence[str] = [f"{'a' if name == '@type' else name} {_object(one, name, inner)}" for name, one in value.items()]
        return f"[ {' ; '.join(parts)} ]"
    if len(value) > 1:
        inner.append(value)
    return f"<{value['@id']}>"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
