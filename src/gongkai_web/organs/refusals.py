"""Something that was asked for and is not done."""


class Refused(Exception):
    """Says what is not done, why, and what to do instead, in the reader's language. Nothing was written."""

    def __init__(self, what: str, why: str, remedy: str = "") -> None:
        self.what, self.why, self.remedy = what, why, remedy
        super().__init__(what, why, remedy)

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.what, self.why, self.remedy) if part)
