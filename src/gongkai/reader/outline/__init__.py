"""What stands where in a document: reports, sections, titles, and whose report of which year it is."""
