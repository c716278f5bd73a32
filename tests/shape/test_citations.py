"""What our letters and pages cite is there in the law library, and what is in doubt is listed."""

import re

from tests.shape.source import ETTLE, LAW, ROOT, files, short

CITED = re.compile(r"\b(?:sections?|regulations?) \d+[A-Z]*|\bSSI \d{4}/\d+|\basp \d{4}/\d+", re.I)
DOUBT = re.compile(r"\bLAW-Q(\d+)\b")
# Cited to a reader, though nothing is worked out from it, each with its reason.
NO_RULE_RESTS_ON = {
    "regulation 8": "where a school keeps its copy of a plan",
}
WORDS = files(ETTLE, ".md", ".html")
QUESTIONS = LAW / "data" / "questions.csv"
LIBRARY = files(LAW, ".py", ".csv")


def cited_in(paths) -> dict[str, set[str]]:
    """Give the provisions and instruments that files name, with the files that name them."""
    found: dict[str, set[str]] = {}
    for path in paths:
        for one in CITED.findall(path.read_text(encoding="utf-8")):
            found.setdefault(one.lower().replace("s ", " ", 1), set()).add(short(path))
    return found


def test_everything_that_our_words_cite_is_in_the_law_library():
    known = cited_in(LIBRARY)

    cited = {one: sorted(where) for one, where in cited_in(WORDS).items()}
    unknown = {one: cited[one] for one in cited.keys() - known.keys() - NO_RULE_RESTS_ON.keys()}

    assert unknown == {}


def test_every_doubt_about_the_law_is_among_the_open_questions():
    sources = [*LIBRARY, *files(ETTLE, ".py", ".md", ".html")]
    raised = {n for path in sources for n in DOUBT.findall(path.read_text(encoding="utf-8"))}

    asked = {path.stem.removeprefix("q") for path in (ROOT / "docs" / "law").glob("q*.md")}
    asked |= {line.partition(",")[0] for line in QUESTIONS.read_text("utf-8").splitlines()}

    assert raised - asked == set()
