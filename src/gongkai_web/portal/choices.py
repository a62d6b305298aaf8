"""What the filters beside a list offer, as HTML: selection boxes, each made once for each value that can be chosen in it."""

from collections.abc import Callable, Sequence

from django.template import loader
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gongkai_web.portal import columns
from gongkai_web.portal.directory import Entry
from gongkai_web.portal.selection import Selection
from gongkai_web.portal.statutory import categories
from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.kinds import Kind

FIRST_YEAR = 2008
"""The first Regulation took effect on 2008-05-01: nothing was published under it before."""

Options = Sequence[tuple[str, str]]
"""Value and words of each."""


def choices(visit: Visit, selection: Selection, *, with_kind: bool) -> list[SafeString]:
    """The boxes for a list. `with_kind`: also what an item is, where the page itself does not say it."""
    found = [organs(visit, selection.organ)]
    if with_kind:
        found.append(category(visit, selection.category.code if selection.category else ""))
        found.append(kinds(visit, tuple(Kind), selection.kind.value if selection.kind else ""))
    found.append(years(visit, _("Year of publication"), selection.year))
    return found


def organs(visit: Visit, chosen: Entry | None) -> SafeString:
    """The site's own organ, its departments and its areas; and the chosen one, should it stand lower."""

    def groups() -> list[tuple[str, Options]]:
        own = visit.site.organ_id
        departments, areas = visit.directory.departments(own), visit.directory.areas(own)
        first = [visit.directory.organs[own]]
        if chosen is not None and chosen not in (*first, *departments, *areas):
            first.append(chosen)
        found = (("", first), (_("Departments"), departments), (columns.areas(visit.site.organ.level), areas))
        return [(name, [(one.code, one.label) for one in entries]) for name, entries in found if entries]

    return _box(visit, _("Organ"), "organ", chosen.code if chosen else "", groups)


def category(visit: Visit, chosen: str) -> SafeString:
    """The statutory categories."""
    return flat(visit, _("Category"), "category", chosen, lambda: [(one.code, one.short) for one in categories().values()])


def kinds(visit: Visit, offered: tuple[Kind, ...], chosen: str) -> SafeString:
    """What an item can be."""
    return flat(visit, _("Kind of information"), "kind", chosen, lambda: [(one.value, str(one.label)) for one in offered], offered)


def years(visit: Visit, label: str, chosen: int | None) -> SafeString:
    """The years since the first Regulation, the newest first."""
    last = timezone.localdate().year
    return flat(visit, label, "year", str(chosen or ""), lambda: [(str(one), str(one)) for one in range(last, FIRST_YEAR - 1, -1)], last)


def flat(visit: Visit, label: str, name: str, chosen: str, options: Callable[[], Options], more: object = None) -> SafeString:
    """A box whose options stand in no groups. `chosen`: one of them, never what someone typed: each is kept.

    `more`: what the options depend on besides language and site.
    """
    return _box(visit, label, name, chosen, lambda: [("", options())], more)


def _box(
    visit: Visit, label: str, name: str, chosen: str, groups: Callable[[], list[tuple[str, Options]]], more: object = None
) -> SafeString:
    def made() -> SafeString:
        context = {"label": label, "name": name, "chosen": chosen, "groups": groups()}
        return loader.render_to_string("portal/choice.html", context)

    return visit.directory.keep((visit.site.pk, visit.english, label, name, chosen, more), made)
