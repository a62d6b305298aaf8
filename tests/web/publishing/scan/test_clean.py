"""The clean corpus: files as offices send them in, taken as the platform takes them, alarm in one of twenty at the most."""

import pytest

from gongkai_web.publishing.examine.media import Media, recognised
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.scan import scan
from gongkai_web.publishing.scan.sandbox import Children, program
from gongkai_web.publishing.uploads import _taken
from tests.web.publishing.scan.clean import clean_files
from tests.web.publishing.scan.sentences import HARMLESS

_COUNT = 240


@pytest.fixture(scope="module")
def taken() -> list[tuple[str, bytes]]:
    """The files after they were uploaded; those of a family through one child, which saves starting hundreds."""
    files = clean_files(_COUNT)
    families: dict[str, list[int]] = {}
    for number, one in enumerate(files):
        families.setdefault(program(recognised(one.content), "take"), []).append(number)
    contents = {}
    with Children() as children:
        for run, numbers in families.items():
            for number, answer in zip(numbers, children.answers(run, [files[number].content for number in numbers]), strict=True):
                _, stripped, _ = _taken(answer)
                contents[number] = files[number].content if stripped is None else stripped
    return [(files[number].name, contents[number]) for number in range(len(files))]


def test_alarms_rarely(taken: list[tuple[str, bytes]]) -> None:
    found = scan(TextFields(title="关于印发实施方案的通知"), taken)
    alarmed = {one.where.split(" · ")[0]: (one.kind, one.excerpt) for one in found}
    assert len(taken) >= 200
    assert len(alarmed) <= 0.05 * len(taken), alarmed


@pytest.mark.parametrize("sentence", HARMLESS)
def test_lets_numbers_of_offices_pass(sentence: str) -> None:
    assert not scan(TextFields(title="关于印发实施方案的通知", body=f"<p>{sentence}</p>"), ())


def test_covers_every_family(taken: list[tuple[str, bytes]]) -> None:
    assert {recognised(content) for _, content in taken} == {
        Media.TEXT,
        Media.PACKAGE,
        Media.PDF,
        Media.JPEG,
        Media.PNG,
        Media.GIF,
        Media.WEBP,
    }
