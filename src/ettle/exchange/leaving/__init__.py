"""What goes out again: the sheet for the roll system, and everything an authority holds."""
