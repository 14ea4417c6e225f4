"""Details not obtained, checks not made or not answered."""
