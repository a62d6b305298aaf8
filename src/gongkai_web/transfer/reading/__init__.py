"""What a package from an old site says. Reads and judges; writes nothing."""
