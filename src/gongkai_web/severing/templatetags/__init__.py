"""What severing puts on the pages of others."""
