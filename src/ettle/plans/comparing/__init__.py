"""What changed between two versions of a plan, in plain words. Pure: values in, sentences out."""

from ettle.plans.comparing.compare import compare
from ettle.plans.comparing.reading import Line, Section, read_out
from ettle.plans.comparing.sameness import plain, same_words
from ettle.plans.comparing.shapes import Change, Comparison, Gone, Group, Listener, PlainPart

__all__ = [
    "Change",
    "Comparison",
    "Gone",
    "Group",
    "Line",
    "Listener",
    "PlainPart",
    "Section",
    "compare",
    "plain",
    "read_out",
    "same_words",
]
