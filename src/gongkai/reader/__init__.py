"""Published bytes → reports: source (containers), outline (which report, whose), tables (figures), and read, which joins them."""
