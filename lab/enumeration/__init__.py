"""Whether the time that an answer takes tells what exists: accounts, files of drafts, items of other organs."""
