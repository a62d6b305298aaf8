"""The frame that staff work in."""
