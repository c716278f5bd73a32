"""A child's moves between the stages of their council."""
