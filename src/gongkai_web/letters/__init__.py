"""Letters of disclosure on request: templates that an office edits, filled from the case, checked, numbered, kept as DOCX and PDF."""
