"""What a statutory plan takes from the record."""
