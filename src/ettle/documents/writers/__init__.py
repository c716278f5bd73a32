"""One writer for each format. All of them write the same words in the same order."""
