"""The tables from which versions are drawn up: which columns they have."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import CharField, Model

from gongkai_web.compilations.models import CatalogueEntry, RegisterEntry


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. `columns`: field of an entry → the headings that name it, the first one as the platform writes it.

    `called`: the two fields that say which entry it is. `known_by`: by which fields an entry is known again in the next version; each of
    them but the first only where one entry alone has them.
    """

    entry: type[Model]
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    called: tuple[str, str]
    known_by: tuple[tuple[str, ...], ...]

    @property
    def headings(self) -> str:
        """The columns in words, for whoever makes the table."""
        return "、".join(names[0] for names in self.columns.values())

    def longest(self, field: str) -> int | None:
        """How many characters a field may have, where there is a limit."""
        column = self.entry._meta.get_field(field)
        return column.max_length if isinstance(column, CharField) else None


CATALOGUE = Sheet(
    CatalogueEntry,
    {
        "first_level": ("一级事项", "公开事项"),
        "second_level": ("二级事项",),
        "content": ("公开内容", "公开内容（要素）"),
        "basis": ("公开依据",),
        "period": ("公开时限",),
        "unit": ("公开主体", "责任单位"),
        "channels": ("公开渠道和载体", "公开渠道"),
        "audience": ("公开对象",),
        "way": ("公开方式",),
        "level": ("公开层级",),
        "statutory_code": ("法定分类", "法定分类代码"),
    },
    ("first_level", "content", "period", "unit"),
    ("first_level", "second_level"),
    (("first_level", "second_level", "content"), ("first_level", "second_level"), ("content",)),
)
"""The basic catalogue (domain D.11)."""
REGISTER = Sheet(
    RegisterEntry,
    {
        "code": ("编号", "事项编码", "序号"),
        "name": ("事项名称", "名称"),
        "basis": ("依据", "设定依据", "法律依据"),
        "unit": ("责任单位", "实施主体", "实施机关", "适用范围"),
        "note": ("备注", "说明"),
    },
    ("name",),
    ("name", "code"),
    (("code", "name"), ("code",), ("name",)),
)
"""Every other list (domain F.1, row 17)."""
