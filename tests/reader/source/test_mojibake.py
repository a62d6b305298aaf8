"""Text decoded with a wrong encoding, decoded again only where that is proved."""

import pytest

from gongkai.reader.source.mojibake import Repair, expected_words, repaired

# Each line has an even number of characters beyond ASCII, so that reading its UTF-8 as GBK lost nothing.
SOUND = "政府信息公开年度报告\n本年收到申请情况\n政府信息公开申请办理情况\n"


def test_words_of_reports_are_counted_in_both_scripts() -> None:
    assert expected_words("政府信息公开申请") == 4
    assert expected_words("資訊公開") == 2
    assert expected_words("索引号") == 0


@pytest.mark.parametrize(("read_as", "written_in"), [("gb18030", "utf-8"), ("windows-1252", "utf-8"), ("windows-1252", "gb18030")])
def test_a_wrong_decoding_is_undone(read_as: str, written_in: str) -> None:
    # Browsers read the five bytes that windows-1252 lacks as control characters, as Latin-1 does.
    damaged = (
        "".join(bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte) for byte in SOUND.encode(written_in))
        if read_as == "windows-1252"
        else SOUND.encode(written_in).decode(read_as)
    )
    assert repaired(damaged) == Repair(SOUND, read_as, written_in, 0)


def test_lines_that_resist_are_counted_and_left() -> None:
    damaged = SOUND.encode().decode("gb18030") + "某\ufffd局\nA-1\n"
    found = repaired(damaged)
    assert found == Repair(SOUND + "某\ufffd局\nA-1\n", "gb18030", "utf-8", 1)


@pytest.mark.parametrize("text", ["", "A-1 only ASCII", SOUND, "防汛工作通知", "防汛通知".encode().decode("gb18030"), "Ünïcödé façade"])
def test_what_needs_no_repair_or_cannot_be_proved_is_left_alone(text: str) -> None:
    assert repaired(text) is None
