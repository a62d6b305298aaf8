"""What organs have done: figures for the annual report, how the organs below keep up, and the log. It reads, and writes nothing."""
