"""An office's old site taken over, and everything that an organ holds taken out."""
