"""The support card as values: what is on it, what fits, and its picture."""
