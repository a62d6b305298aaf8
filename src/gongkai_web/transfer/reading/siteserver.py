"""What is particular to the government plugins of SiteServer CMS.

Tables: `ss_govpublic_content` (plugin SS.GovPublic, CMS 6), in CMS 5 the content table of the model of government information; its
columns Identifier, DocumentNo, DepartmentId, Publisher, Keywords, PublishDate, EffectDate, IsAbolition, AbolitionDate, Description,
FileUrl and Content stand beside the ones of every content: Id, ChannelId (NodeID), Title, AddDate, IsChecked, LinkUrl.
PublishDate is the day of the document (发文日期), AddDate the day on which it came to the site. AbolitionDate is filled in with the day of
entry for every content, and means something only where IsAbolition is True.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gongkai_web.transfer.reading.table import Row

_NAMED = {
    "departmentname": "department",
    "channelname": "category",
    "nodename": "category",
    "categoryname": "class",
}
_KEYS = ("id", "departmentid", "channelid", "nodeid", "categoryid")
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Names:
    """Numbers → names. `departments`: DepartmentId; `channels`: ChannelId or NodeID; `classes`: the categories of other trees."""

    departments: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)

    def and_those(self, other: "Names") -> "Names":
        """The names of both."""
        return Names(self.departments | other.departments, self.channels | other.channels, self.classes | other.classes)  # type: ignore[operator]  # both are dicts

    def named(self, values: dict[str, str]) -> dict[str, str]:
        """The values of a row with names in the place of numbers, where they are known."""
        known = {"department": self.departments, "category": self.channels, "genre": self.classes, "audience": self.classes}
        return values | {name: names[values[name]] for name, names in known.items() if values.get(name) in names}


def names_in(rows: Iterator[Row]) -> Names:
    """The names of a table of departments, channels or categories; none where it is another table."""
    columns = [cell.strip().lower() for cell in next(rows, Row(0, ())).cells]
    named = next((one for one in columns if one in _NAMED), None)
    key = next((one for one in _KEYS if one in columns), None)
    if named is None or key is None:
        return Names()
    found: dict[str, str] = {}
    for row in rows:
        cells = dict(zip(columns, row.cells, strict=False))
        if len(found) < _MOST and cells.get(key) and cells.get(named):
            found[cells[key]] = cells[named].strip("　 │└├")
    match _NAMED[named]:
        case "department":
            return Names(departments=found)
        case "category":
            return Names(channels=found)
        case _:
            return Names(classes=found)


def is_thrown_away(values: Mapping[str, str]) -> bool:
    """Whether the row lies in the recycle bin, where SiteServer keeps contents under the negative number of their channel."""
    channel = values.get("category", "")
    return channel.startswith("-") and channel[1:].isdecimal()
