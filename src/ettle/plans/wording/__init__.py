"""Care with words: what a careful colleague would point out before something is saved.

Pure functions over text. Nothing here blocks, changes a word or reads a row: whoever wrote the
words decides. The list of words is ``words.csv``, which anybody can read and correct.
"""

from ettle.plans.wording.finding import remarks
from ettle.plans.wording.reading import ReadingLevel, reading_age, reading_age_of_document
from ettle.plans.wording.remark import KIND_NAMES, Remark

__all__ = [
    "KIND_NAMES",
    "ReadingLevel",
    "Remark",
    "reading_age",
    "reading_age_of_document",
    "remarks",
]
