"""What the measures of success count."""
