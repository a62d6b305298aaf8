"""The large runs: generated reports read and judged, mutated files fed to every parser; resumable, the same for the same seed."""
