"""Whether the matrix of routes notices when a guard is gone."""
