"""Requests for information: what applicants ask, what offices do with it, and the ledger of both."""
