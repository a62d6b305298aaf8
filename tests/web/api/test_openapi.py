"""The description of the API in the documents is the one that the API gives of itself."""

import json
from pathlib import Path

from django.test import Client

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "openapi.json"


def test_the_documents_have_the_description_that_the_api_gives(client: Client) -> None:
    committed = json.loads(PAGE.read_text(encoding="utf-8"))

    assert client.get("/api/v1/openapi.json").json() == committed, "`python scripts/openapi.py` writes it anew; look at what changed"


def test_the_page_about_the_api_names_every_call_and_every_field() -> None:
    told = PAGE.with_name("api.md").read_text(encoding="utf-8")
    committed = json.loads(PAGE.read_text(encoding="utf-8"))
    asked = {one["name"] for one in committed["paths"]["/api/v1/items"]["get"]["parameters"]}
    fields = committed["components"]["schemas"]["FullItem"]["properties"]

    assert [path for path in committed["paths"] if path not in told] == []
    assert [name for name in sorted(asked) if f"`{name}`" not in told] == []
    assert [name for name in fields if name not in told] == []
