"""Cutting: the original and the cuts in, a new file out."""

from collections.abc import Iterator, Sequence

from gongkai_web.severing.cutting.drawing import Picture
from gongkai_web.severing.cutting.geometry import Cut
from gongkai_web.severing.cutting.original import Original, Page
from gongkai_web.severing.cutting.writing import NewPage, Told, written


def severed(content: bytes, cuts: Sequence[Cut]) -> bytes:
    """A new PDF that looks like the original with the cuts as black boxes, and holds nothing of it besides.

    Raises: Unfit, InputRefused.
    """
    with Original(content) as original:
        return written(_pages(original, cuts))


def _pages(original: Original, cuts: Sequence[Cut]) -> Iterator[NewPage]:
    for number in range(1, original.pages + 1):
        page = original.page(number)
        own = [one for one in cuts if one.page == number]
        picture = Picture(page)
        told = list(_told(page, picture, own))
        picture.cut(own)
        yield NewPage(page.width, page.height, picture.jpeg(), picture.image.size, picture.image.mode == "L", told)


def _told(page: Page, picture: Picture, cuts: Sequence[Cut]) -> Iterator[Told]:
    """The signs that are still seen: those that no cut touches, and of which the picture shows something; and in its place each cut.

    The places of signs are a little smaller than they are, so that what stands next to a box is not taken for a part of it.
    """
    waiting = list(cuts)
    for sign in page.signs():
        place, ink = sign.body.core(0.94, 0.5), sign.ink.core(0.9, 0.9)
        touching = [one for one in cuts if one.box.touches(ink) or one.box.touches(place)]
        for one in touching:
            if one in waiting:
                waiting.remove(one)
                yield _label(one)
        if sign.seen and not touching and sign.text.isprintable() and picture.shows(sign.ink):
            yield Told(sign.text, place)
    yield from map(_label, waiting)


def _label(cut: Cut) -> Told:
    return Told(cut.label, cut.box.core(0.8, 0.5))
