"""A request as programs send it, with a person who does not exist."""

from typing import Any

IDENTITY = "11010519491231002X"
"""The example number of the standard (GB 11643)."""
PHONE = "13800138000"


def request(**changes: Any) -> dict[str, Any]:
    """The request; `changes` by field, those of the applicant and of the delivery with a prefix: `applicant_name`."""
    data: dict[str, Any] = {
        "organ": "130900-01",
        "content": "2025年洛泽市城区供水水价调整的成本监审报告",
        "applicant": {
            "kind": "natural_person",
            "name": "林一鸣",
            "id_type": "resident_id",
            "id_number": IDENTITY,
            "phone": PHONE,
            "email": "",
            "address": "",
        },
        "delivery": {"form": "electronic", "method": "online"},
    }
    for name, value in changes.items():
        part, _, field = name.partition("_")
        if part in {"applicant", "delivery"} and field:
            data[part][field] = value
        else:
            data[name] = value
    return data
