"""What was disclosed to one becomes public for all (OGI-R 44): from an answered request to a draft of an item."""
