"""Who asked for a review that was under way before Ettle: kept, whatever is pressed since."""

from dataclasses import replace

from asl_law.days import in_words
from ettle.access import Trouble
from ettle.cases.models import AdoptedReview
from ettle.cases.review_grounds import NOBODY_ASKED, EarlyRequest
from ettle.people.models import Person, Pupil


def asked_before(adopted: AdoptedReview, pupil: Pupil, given: EarlyRequest) -> EarlyRequest:
    """Give the request that an adopted review was opened on, with who that is in law.

    The day is the one that was adopted. Who asked was adopted in somebody's words, so an
    officer says whether that is a parent or the child (``given``); words that name one
    parent are that parent.

    Raises:
        Trouble: where somebody asked and neither says who that is.
    """
    if adopted.gate != "requested":
        return NOBODY_ASKED
    on = adopted.requested_on or given.on
    if given.asked_by:
        return replace(given, on=on)
    parent = _parent_in(adopted.requested_by, pupil)
    if parent is None and adopted.requested_by:
        raise Trouble(
            f"This review was asked for{f' on {in_words(on)}' if on else ''}, before Ettle, by "
            f"“{adopted.requested_by}”. Choose who that is. The law owes them an answer.",
            field="requested_by",
        )
    return EarlyRequest(asked_by="parent" if parent else "", person=parent, on=on)


def _parent_in(words: str, pupil: Pupil) -> Person | None:
    """Give the one parent whose name stands in some words; nobody where it might be another."""
    said = words.casefold()
    called = {word.strip(".,;:()") for word in said.split()}
    parents = [row.person for row in pupil.parentages.select_related("person")]
    whole = [one for one in parents if one.name.casefold() in said]
    named = whole or [one for one in parents if one.first_name.casefold() in called]
    return named[0] if len(named) == 1 else None
