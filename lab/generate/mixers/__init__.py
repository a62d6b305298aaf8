"""Every mixer by name; importing the package registers them."""

from lab.generate.mixers import cells, headings, labels, noise, rows, script
from lab.generate.mixers.base import MIXERS, Mixer

__all__ = ["MIXERS", "Mixer", "cells", "headings", "labels", "noise", "rows", "script"]
