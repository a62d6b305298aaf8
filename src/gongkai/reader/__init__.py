"""Bytes of published reports → reports: source (containers), outline (which report, whose), tables (figures), and read, which joins them."""
