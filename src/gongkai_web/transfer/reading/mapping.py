"""Old names for categories and departments, and what the officer makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai_web.publishing.catalogue import categories
from gongkai_web.publishing.kinds import Kind
from gongkai_web.transfer.reading import words

LEAVE_OUT = "leave-out"
AS_DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Mapped:
    """What the officer confirmed. `categories`: old name → category and kind of item; `departments`: old name → whether it is taken.

    A category is a code, AS_DRAFT or LEAVE_OUT. `day_of_publication`: where the day on the document is missing, that one counts.
    """

    categories: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    departments: Mapping[str, bool] = field(default_factory=dict)
    day_of_publication: bool = False

    def as_json(self) -> dict[str, Any]:
        """The same in values that JSON has."""
        return {
            "categories": {name: list(one) for name, one in self.categories.items()},
            "departments": dict(self.departments),
            "day_of_publication": self.day_of_publication,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Mapped":
        """What `as_json` gave."""
        known = {name: (code, kind) for name, (code, kind) in data.get("categories", {}).items()}
        return cls(known, dict(data.get("departments", {})), bool(data.get("day_of_publication", False)))

    def category(self, name: str, kind: Kind | None) -> tuple[str, Kind]:
        """The category and kind of a row. `kind`: what the row itself says."""
        code, mapped = self.categories.get(name, (guess(name)[0] or AS_DRAFT, ""))
        return code, kind or Kind(mapped or Kind.INFORMATION)

    def takes(self, department: str) -> bool:
        """Whether rows of that department are of this organ; where departments were looked at, one that was not is none of it."""
        return not department or self.departments.get(department, not self.departments)


def guess(name: str) -> tuple[str, str]:
    """Category and kind of which an old name leaves no doubt; both may be empty."""
    plain = name.strip().lower()
    code = words.codes("category").get(plain, "")
    kind = words.kinds().get(plain, "")
    if kind in {Kind.RULES, Kind.NORMATIVE_DOCUMENT} and not code:
        code = "20-01"
    return code if code in categories() else "", kind
