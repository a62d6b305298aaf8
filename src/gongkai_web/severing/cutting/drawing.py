"""A page as a picture, with boxes burnt in."""

import math
from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from gongkai_web.severing.cutting.geometry import Box, Cut
from gongkai_web.severing.cutting.original import Page

_DOTS = 150 / 72
"""Dots a point: 150 an inch, at which print of 7 points can be read."""
_MOST_DOTS = 8_000_000
_QUALITY = 75
_SMALLEST = 9
"""Dots: the height of a number that can be read. A smaller box is black and no more."""
_INK = 24
"""Shades between the lightest and the darkest dot, from which on something can be seen."""


class Picture:
    """The picture of a page; places on it are given in points, as on the page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        scale = min(_DOTS, math.sqrt(_MOST_DOTS / (page.width * page.height)))
        drawn = page.handle.render(scale=scale, rev_byteorder=True, fill_color=(255, 255, 255, 255)).to_pil().convert("RGB")
        self.image = drawn if _coloured(drawn) else drawn.convert("L")

    def cut(self, cuts: Sequence[Cut]) -> None:
        """Burns the boxes in, each with the number of its ground."""
        draw = ImageDraw.Draw(self.image)
        for one in cuts:
            draw.rectangle(self._dots(one.box), fill="black")
        for one in cuts:
            left, top, right, bottom = self._dots(one.box)
            size = round(min(bottom - top, right - left) * 0.8)
            if size >= _SMALLEST:
                draw.text(((left + right) / 2, (top + bottom) / 2), str(one.number), "white", _font(size), anchor="mm")

    def shows(self, box: Box) -> bool:
        """Whether there is anything to be seen in a box."""
        left, top, right, bottom = self._dots(box)
        darkest, lightest = self.shades((left, top, right + 1, bottom + 1))
        return lightest - darkest >= _INK

    def shades(self, dots: tuple[int, int, int, int]) -> tuple[int, int]:
        """The darkest and the lightest grey among some of its dots."""
        return _extremes(self.image.crop(dots).convert("L"))

    def jpeg(self) -> bytes:
        """The picture as a file."""
        file = BytesIO()
        self.image.save(file, "JPEG", quality=_QUALITY, optimize=True)
        return file.getvalue()

    def _dots(self, box: Box) -> tuple[int, int, int, int]:
        """Every dot that a box touches, the first and the last, both within the picture."""
        across, down = self.image.width / self._page.width, self.image.height / self._page.height
        left, top = max(math.floor(box.left * across), 0), max(math.floor(box.top * down), 0)
        right, bottom = min(math.ceil(box.right * across), self.image.width - 1), min(math.ceil(box.bottom * down), self.image.height - 1)
        return left, top, max(left, right), max(top, bottom)


def _coloured(picture: Image.Image) -> bool:
    """Whether more is in it than shades of grey."""
    _light, blue, red = picture.reduce(4).convert("YCbCr").split()
    return any(abs(edge - 128) > 12 for part in (blue, red) for edge in _extremes(part))


def _extremes(part: Image.Image) -> tuple[int, int]:
    counts = part.histogram()
    found = [shade for shade, count in enumerate(counts) if count]
    return found[0], found[-1]


@cache
def _font(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)
