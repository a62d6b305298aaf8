"""A letter on paper: the same lines as DOCX and as PDF, in the layout of an official letter (GB/T 9704-2012, letter form)."""
