"""The catalogue of the open data in DCAT-AP 3: as JSON-LD and as Turtle, from one description.

Every term of a European vocabulary is named with its class, so that whoever checks the catalogue needs nothing beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EUROPEAN = "http://publications.europa.eu/resource/authority"
_IANA = "http://www.iana.org/assignments/media-types"
_CHINA = ZoneInfo("Asia/Shanghai")
MEDIA = {"csv": "text/csv", "json": "application/json", "ndjson": "application/x-ndjson"}
"""The media type of each form."""
_REGISTERED = {"csv": "CSV", "json": "JSON"}
"""Of those, what the registers of media and file types have."""

Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class Dataset:
    """One set of open data. `name`: in addresses; `formats`: of its downloads."""

    name: str
    title: str
    description: str
    keywords: tuple[str, ...]
    formats: tuple[str, ...] = tuple(MEDIA)


DATASETS = (
    Dataset(
        "items",
        "主动公开的政府信息",
        "本站每条公开信息的索引号、标题、文号、机关、日期和有效性。",
        ("政府信息公开", "主动公开", "行政规范性文件"),
    ),
    Dataset("organs", "行政机关名录", "本站各行政机关的代码、名称、类型、层级和上级机关。", ("行政机关", "机构名录")),
)
"""Everything that can be downloaded whole."""


@dataclass(frozen=True, slots=True)
class Office:
    """Who gives the data away. `origin`: of the site; `contact`: as the foot of its pages has it; `licence`: an address, or empty."""

    origin: str
    name: str
    contact: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a set at this moment. `sizes`: in bytes, of its forms; a stream that is written while it is sent has none."""

    issued: datetime | None = None
    changed: datetime | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)


def described(office: Office, facts: Mapping[str, Facts]) -> Node:
    """The catalogue as JSON-LD. `facts`: by the name of the set."""
    changes = [one.changed for one in facts.values() if one.changed]
    return {
        "@context": {**_PREFIXES},
        "@id": f"{office.origin}/catalog",
        "@type": "dcat:Catalog",
        "dct:title": _zh(f"{office.name}开放数据目录"),
        "dct:description": _zh("政府信息公开平台提供下载的全部数据集。"),
        "dct:publisher": _publisher(office),
        "foaf:homepage": _known(f"{office.origin}/opendata/", "foaf:Document"),
        **_common(office, max(changes, default=None)),
        "dcat:themeTaxonomy": _themes(),
        "dcat:dataset": [_dataset(one, office, facts[one.name]) for one in DATASETS],
    }


def _dataset(one: Dataset, office: Office, facts: Facts) -> Node:
    return {
        "@id": f"{office.origin}/opendata/{one.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": one.name,
        "dct:title": _zh(one.title),
        "dct:description": _zh(one.description),
        "dcat:keyword": [_zh(word) for word in one.keywords],
        "dct:publisher": _publisher(office),
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": office.name,
            "vcard:note": office.contact,
            "vcard:hasURL": {"@id": f"{office.origin}/guide/"},
        },
        "dcat:landingPage": _known(f"{office.origin}/opendata/#data-{one.name}", "foaf:Document"),
        "dct:accessRights": _known(f"{_EUROPEAN}/access-right/PUBLIC", "dct:RightsStatement"),
        "dct:accrualPeriodicity": _known(f"{_EUROPEAN}/frequency/UPDATE_CONT", "dct:Frequency"),
        "dcat:theme": {
            **_known(f"{_EUROPEAN}/data-theme/GOVE", "skos:Concept"),
            "skos:prefLabel": {"@value": "Government and public sector", "@language": "en"},
            "skos:inScheme": _themes(),
        },
        **({"dct:issued": _moment(facts.issued)} if facts.issued else {}),
        **_common(office, facts.changed),
        "dcat:distribution": [_distribution(one, kind, office, facts) for kind in one.formats],
    }


def _distribution(one: Dataset, kind: str, office: Office, facts: Facts) -> Node:
    address = f"{office.origin}/opendata/{one.name}.{kind}"
    told: Node = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _zh(f"{one.title}（{kind.upper()}）"),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        **_common(office, facts.changed),
    }
    if kind in _REGISTERED:
        told["dcat:mediaType"] = _known(f"{_IANA}/{MEDIA[kind]}", "dct:MediaType")
        told["dct:format"] = _known(f"{_EUROPEAN}/file-type/{_REGISTERED[kind]}", "dct:MediaTypeOrExtent")
    else:
        told["dct:format"] = {"@type": "dct:MediaTypeOrExtent", "rdfs:label": MEDIA[kind]}
    if kind in facts.sizes:
        told["dcat:byteSize"] = {"@value": str(facts.sizes[kind]), "@type": "xsd:nonNegativeInteger"}
    return told


def _common(office: Office, changed: datetime | None) -> Node:
    """What is said of the catalogue, of each set, and of each of its forms."""
    told: Node = {
        "dct:language": _known(f"{_EUROPEAN}/language/ZHO", "dct:LinguisticSystem"),
        "dct:license": _known(office.licence or f"{office.origin}/opendata/#terms", "dct:LicenseDocument"),
    }
    return told | ({"dct:modified": _moment(changed)} if changed else {})


def _publisher(office: Office) -> Node:
    return {**_known(f"{office.origin}/#publisher", "foaf:Agent"), "foaf:name": _zh(office.name)}


def _themes() -> Node:
    return {**_known(f"{_EUROPEAN}/data-theme", "skos:ConceptScheme"), "dct:title": {"@value": "Data theme", "@language": "en"}}


def _known(address: str, kind: str) -> Node:
    return {"@id": address, "@type": kind}


def _zh(text: str) -> Node:
    return {"@value": text, "@language": "zh"}


def _moment(one: datetime) -> Node:
    return {"@value": one.astimezone(_CHINA).isoformat(timespec="seconds"), "@type": "xsd:dateTime"}


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
        kind = f"^^{value['@type']}" if "@type" in value else f"@{value['@language']}"
        return f"{_quoted(str(value['@value']))}{kind}"
    if "@id" not in value:
        parts: Sequence[str] = [f"{'a' if name == '@type' else name} {_object(one, name, inner)}" for name, one in value.items()]
        return f"[ {' ; '.join(parts)} ]"
    if len(value) > 1:
        inner.append(value)
    return f"<{value['@id']}>"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
