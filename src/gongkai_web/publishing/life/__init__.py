"""The life of an information item: what can happen to it, and what follows. Pure: no database, no clock."""
