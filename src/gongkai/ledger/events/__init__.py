"""The closed vocabulary of the ledger: what can happen to a case, in the past tense, without personal data.

An event says what happened; when it happened and when it was recorded stand in its `gongkai.ledger.entry.Entry`. Persons and
parties appear as opaque ids; names, contacts and texts live where they can be erased.
"""
