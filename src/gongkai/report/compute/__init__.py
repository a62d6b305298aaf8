"""The annual report as a function of the case ledger: what is counted where, and which cases stand behind each figure."""
