"""The columns of a table of organs."""

from collections.abc import Mapping

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("机构代码", "代码", "编码", "code"),
    "name": ("机构名称", "名称", "name"),
    "short_name": ("简称", "short_name"),
    "kind": ("机构类型", "类型", "kind"),
    "level": ("级别", "层级", "level"),
    "area_supervisor": ("上级机构代码", "上级代码", "area_supervisor"),
    "system_supervisor": ("系统主管代码", "system_supervisor"),
    "valid_from": ("成立日期", "valid_from"),
    "valid_until": ("撤销日期", "valid_until"),
    "credit_code": ("统一社会信用代码", "credit_code"),
    "address": ("办公地址", "地址", "address"),
    "office_hours": ("办公时间", "office_hours"),
    "telephone": ("联系电话", "电话", "telephone"),
    "fax": ("传真", "fax"),
    "email": ("电子邮箱", "邮箱", "email"),
    "duties": ("机构职能", "职能", "duties"),
    "leaders": ("负责人", "leaders"),
}
"""Field → the headings that name it; the first one is what the template file shows."""

REQUIRED = ("code", "name", "kind", "level", "area_supervisor")

HEADINGS: Mapping[str, str] = {heading: field for field, headings in COLUMNS.items() for heading in headings}
