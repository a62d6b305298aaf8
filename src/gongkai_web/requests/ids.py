"""Ids of cases and applicants, as the ledger knows them."""

import secrets
from string import ascii_lowercase

_LENGTH = 16
"""Seventy-five bits: nobody guesses one, and no two are alike."""


def new_id(of: str) -> str:
    """A random id. `of`: the letter before it.

    Letters alone: one in some four hundred runs of random digits reads as a telephone number, and the ledger takes none (LR-08).
    """
    return f"{of}-{''.join(secrets.choice(ascii_lowercase) for _ in range(_LENGTH))}"
