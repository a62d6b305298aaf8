"""Every layout by name; importing the package registers them."""

from lab.generate.layouts import docx, flat, html, lines, pdf, pdf_text, pipes, word_html, wrecks, xlsx
from lab.generate.layouts.base import LAYOUTS, Body, Family, Layout

__all__ = ["LAYOUTS", "Body", "Family", "Layout"]
__all__ += ["docx", "flat", "html", "lines", "pdf", "pdf_text", "pipes", "word_html", "wrecks", "xlsx"]
