"""What an organ has to publish again and again: its schedule, the periods, the items that fulfil them; budgets and final accounts too."""
