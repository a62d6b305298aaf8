"""Numbers of people who do not exist, with check digits by the standards' own tables."""

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


def identity(county: str = "130922", born: str = "19781104", order: str = "331") -> str:
    """An identity number (GB 11643-1999)."""
    first = county + born + order
    return first + CHECKS[sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True)) % 11]


def luhn(first: str) -> str:
    """A card number: the digits with their Luhn digit (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(first)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return first + str(-total % 10)
