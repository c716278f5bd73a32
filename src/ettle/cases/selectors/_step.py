"""One step of the strip, with the paper that its reader has of it."""

from typing import Any

from ettle.cases.shapes import Paper, Step

Papers = dict[tuple[str, str], Paper]


def step_of(papers: Papers, about: str, letters: tuple[str, ...], **facts: Any) -> Step:
    """Make a step; its paper is the first of some letters that this reader has about it."""
    found = next((papers[about, each] for each in letters if (about, each) in papers), None)
    if found is None:
        return Step(**facts)
    return Step(**facts, paper=found.title, paper_ref=found.ref)
