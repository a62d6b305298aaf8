"""A finished case as one package for the archive: request, papers, letters, ledger, an index that programs read, and checksums."""
