"""An annual report as HTML, DOCX, XLSX, PDF or CSV in the official look, and the audit page; no decisions."""
