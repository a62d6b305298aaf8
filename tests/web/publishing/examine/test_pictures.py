import pytest

from gongkai_web.publishing.examine.kinds import Unfit
from gongkai_web.publishing.examine.media import Media
from gongkai_web.publishing.examine.pictures import Role, examined, pieces
from tests.web.publishing.scan.makers.pictures import picture

_KINDS = (("JPEG", Media.JPEG), ("PNG", Media.PNG), ("GIF", Media.GIF), ("WEBP", Media.WEBP))


@pytest.mark.parametrize(("kind", "media"), _KINDS)
def test_a_plain_picture_is_nothing_but_picture(kind: str, media: Media) -> None:
    content = picture(kind)
    found = pieces(content, media)
    assert {one.role for one in found} == {Role.PICTURE}
    assert [one.start for one in found] == [0, *(one.end for one in found[:-1])]
    assert not list(examined(content, media))


def test_a_photograph_in_strips_is_followed_to_its_end() -> None:
    assert {one.role for one in pieces(picture("JPEG", progressive=True), Media.JPEG)} == {Role.PICTURE}
    assert not list(examined(picture("GIF", save_all=True, append_images=[]), Media.GIF))


@pytest.mark.parametrize(("kind", "media"), _KINDS)
def test_a_picture_that_breaks_off_is_unfit(kind: str, media: Media) -> None:
    content = picture(kind)
    for end in range(3, len(content) - 1):
        with pytest.raises(Unfit):
            pieces(content[:end], media)
