"""Boxes on a page as it is seen: turned and cropped as the file asks for."""

from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle. Units: points, from the upper left of the page as it is seen."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def touches(self, other: "Box") -> bool:
        """Whether the two have any area in common."""
        return min(self.right, other.right) > max(self.left, other.left) and min(self.bottom, other.bottom) > max(self.top, other.top)

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies within."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def around(self, other: "Box") -> "Box":
        """The box around both."""
        return Box(min(self.left, other.left), min(self.top, other.top), max(self.right, other.right), max(self.bottom, other.bottom))

    def core(self, across: float, down: float) -> "Box":
        """Its middle part, of so much of its width and height."""
        (x, y), width, height = self.middle, (self.right - self.left) * across / 2, (self.bottom - self.top) * down / 2
        return Box(x - width, y - height, x + width, y + height)

    def beside(self, other: "Box") -> bool:
        """Whether the other one follows on the same line, with no more than a word's gap between them."""
        height = min(self.bottom - self.top, other.bottom - other.top)
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        gap = max(other.left - self.right, self.left - other.right)
        return shared > height / 2 and gap < 0.6 * max(self.bottom - self.top, other.bottom - other.top)


class Cut(NamedTuple):
    """A passage to be cut. `number`: of its ground, which is seen in the box; `label`: read in its place by whoever cannot see it."""

    page: int
    box: Box
    number: int
    label: str


def joined(boxes: Sequence[Box]) -> list[Box]:
    """The boxes, where those beside one another on a line are one.

    >>> joined([Box(0, 0, 9, 10), Box(10, 0, 19, 10), Box(60, 0, 70, 10)])
    [Box(left=0, top=0, right=19, bottom=10), Box(left=60, top=0, right=70, bottom=10)]
    """
    found: list[Box] = []
    for box in sorted(boxes, key=lambda one: (one.left, one.top)):
        for place, known in enumerate(found):
            if known.beside(box):
                found[place] = known.around(box)
                break
        else:
            found.append(box)
    return found
