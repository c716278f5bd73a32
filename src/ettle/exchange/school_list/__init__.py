"""The published list of schools, as downloaded: read, with its symbols understood."""

from ettle.exchange.school_list.reading import ListFile, read_school_list

__all__ = ["ListFile", "read_school_list"]
