"""What reading one untrusted file may cost.

Memory: the child's libraries take 100 MB of address space, a page of 20 MB takes 360 MB in all; reports have less than 5 MB.
Time: PDF files take most, a second for ten pages, and up to three seconds a megabyte where the file's own index is damaged.
"""

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory`: address space of the child, its own libraries included. `seconds` and `seconds_a_mebibyte`: processor time for a
    file. `patience`: how many times that may pass on the clock, on a busy machine or while the child sleeps. `largest`: bytes of a
    file, and of an answer. `files`: how many files a child reads before it is replaced, so that leaks do not add up.
    """

    memory: int = 512 * MEBIBYTE
    seconds: float = 10.0
    seconds_a_mebibyte: float = 5.0
    patience: float = 4.0
    largest: int = 100 * MEBIBYTE
    files: int = 10_000

    def processor_time(self, size: int) -> float:
        """Seconds of processor time for a file of that many bytes."""
        return max(self.seconds, self.seconds_a_mebibyte * size / MEBIBYTE)


LIMITS = Limits()
