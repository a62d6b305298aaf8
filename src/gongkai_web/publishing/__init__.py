"""What an organ makes public: items, their life, their reviews, and what goes with them."""
