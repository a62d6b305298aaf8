"""What an organ compiles from its items and about itself: guide, catalogue, gazette, topical columns, clean-ups of its documents."""
