"""Other tools that turn files into tables, each with the label lookup that a careful user would write around it."""
