"""What a run has counted and found so far; tallies of chunks add up in any order."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_FAULTS = "faults"


class Fault(NamedTuple):
    """Something that must not be. `number`: of the input. `made`: how it was made. `what`: a group of like faults."""

    number: int
    what: str
    made: str
    detail: str = ""


@dataclass(slots=True)
class Tally:
    """`counts`: group (a layout, a kind of input) → what was counted → how often. `peaks`: the largest of each measure.

    `faults` need not hold every one of a kind; the group `faults` of the counts does.
    """

    counts: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    peaks: dict[str, float] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def faulty(self) -> Counter[str]:
        """How many faults there are of each kind."""
        return self.counts[_FAULTS]

    def peak(self, name: str, value: float) -> None:
        """Keep the value if it is the largest."""
        self.peaks[name] = max(value, self.peaks.get(name, value))

    def __iadd__(self, other: "Tally") -> "Tally":
        for group, counted in other.counts.items():
            self.counts[group].update(counted)
        for name, value in other.peaks.items():
            self.peak(name, value)
        self.faults += other.faults
        return self

    def to_json(self) -> dict[str, Any]:
        """Plain data; faults in the order of their inputs."""
        return {"counts": self.counts, "peaks": self.peaks, "faults": sorted(self.faults)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Tally":
        """The tally that `to_json` wrote."""
        tally = cls(peaks=dict(data["peaks"]), faults=[Fault(*one) for one in data["faults"]])
        for group, counted in data["counts"].items():
            tally.counts[group].update(counted)
        return tally
