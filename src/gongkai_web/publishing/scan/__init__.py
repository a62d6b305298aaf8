"""The scan that nothing goes out without: personal data and hidden content in a text and its files."""

from gongkai_web.publishing.examine.kinds import Kind
from gongkai_web.publishing.scan.finding import Finding
from gongkai_web.publishing.scan.whole import scan, scan_all

__all__ = ["Finding", "Kind", "scan", "scan_all"]
