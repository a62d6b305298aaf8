"""Everything that an organ holds, as one ZIP file that grows while it is sent."""

from gongkai_web.transfer.export.everything import export

__all__ = ["export"]
