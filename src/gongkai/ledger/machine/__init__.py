"""What may follow what: for each kind of case, the states in which an event may happen and what it makes of the case."""
