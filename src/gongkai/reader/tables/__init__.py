"""The statutory tables of a report: labels, figures, and how both are matched and settled."""
