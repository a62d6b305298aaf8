"""Write docs/reference/openapi.json from the API: `python scripts/openapi.py`. No database is needed."""

import json
import os
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "openapi.json"


def page() -> str:
    """What the API says of itself, a line for each of its parts: a change of the contract is then a change of a few lines."""
    from gongkai_web.api.v1 import api  # noqa: PLC0415 - Django has to be set up before

    return json.dumps(api.get_openapi_schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai_web.settings")
    os.environ.setdefault("GONGKAI_DATABASE", "")
    for name in ("GONGKAI_SECRET_KEY", "GONGKAI_PERSONAL_KEYS", "GONGKAI_LOOKUP_KEY"):
        os.environ.setdefault(name, "none")
    import django

    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
