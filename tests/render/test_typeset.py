from pathlib import Path

import pytest

from gongkai.errors import GongkaiError
from gongkai.render.typeset import typeset

DATA: dict[str, object] = {"title": "题", "author": "", "lines": [], "blocks": [], "pieces": []}


def test_data_becomes_a_document() -> None:
    assert typeset("document.typ", DATA, where="题").startswith(b"%PDF-")


def test_without_a_chinese_font_nothing_is_set(tmp_path: Path) -> None:
    with pytest.raises(GongkaiError, match="no font with Chinese characters") as raised:
        typeset("document.typ", DATA, where="题", fonts=(str(tmp_path),), system_fonts=False)

    assert "fonts-noto-cjk" in raised.value.remedy


def test_what_the_template_cannot_set_is_told_with_its_name() -> None:
    with pytest.raises(GongkaiError, match="could not be set") as raised:
        typeset("document.typ", {**DATA, "blocks": [{"kind": "grid"}]}, where="洛泽市人民政府公报")

    assert raised.value.where == "洛泽市人民政府公报"
