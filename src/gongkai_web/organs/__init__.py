"""The offices: their tree with two supervisors, their sites, and who acts for them."""
