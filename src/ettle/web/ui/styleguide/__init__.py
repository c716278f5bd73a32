"""Every shared component on one page, in demonstrations and tests only."""
