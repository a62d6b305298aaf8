"""Who keeps a reading place counts there, day by day, whom was helped and how (OGI-R 25); nobody is named."""
