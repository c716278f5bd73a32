"""Three years of two children's records, as the demonstration has them. Nobody is real."""
