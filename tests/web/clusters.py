"""What a test's embedded PostgreSQL leaves behind: as root, below a closed folder, the cluster lies outside the data folder."""

import shutil
from pathlib import Path

from gongkai_web.serve.embedded import attached


def forget(data: Path) -> None:
    """Removes the cluster of `data`, wherever it lies; nothing may run on it any more."""
    cluster = attached(data).cluster
    shutil.rmtree(cluster if cluster.is_relative_to(data) else cluster.parent)
