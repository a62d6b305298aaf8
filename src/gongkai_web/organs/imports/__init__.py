"""Organs from a table of an office: bytes → rows → what each row would make, and what is wrong with it. Nothing is written here."""
