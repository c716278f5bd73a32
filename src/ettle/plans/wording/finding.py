"""Everything a careful colleague would point out in one part of a plan, in its order."""

from collections.abc import Iterable

from ettle.plans.wording.listed import Situation, listed
from ettle.plans.wording.names import names_found
from ettle.plans.wording.remark import Remark
from ettle.plans.wording.sentences import Places
from ettle.plans.wording.shapes import abbreviations, long_sentences, ownerless

OWN_WORDS = frozenset({"view"})


def remarks(
    text: str,
    *,
    known_as: str,
    other_names: Iterable[str] = (),
    audience: str = "everyone",
    kind: str = "",
    amount: str = "",
    owner: str = "",
    verbatim: bool = False,
) -> tuple[Remark, ...]:
    """Point out what may hurt, mislead or mean nothing to its readers. Never a reason to refuse.

    ``known_as`` holds every name of the child, ``other_names`` the full names of the children
    who may be meant by mistake. ``amount`` and ``owner`` are what stands in the boxes beside
    this one (how often, who). A child's own words (``verbatim``, a view, or anything between
    quotation marks) are never corrected: only another child's name in them is pointed out.
    The same words are remarked on once.

    >>> [one.found for one in remarks("He is naughty.", known_as="Callum")]
    ['naughty']
    """
    places = Places.of(text)
    is_theirs = verbatim or kind in OWN_WORDS
    found = names_found(text, places, known_as, other_names, is_verbatim=is_theirs)
    if not is_theirs and places.sentences:
        situation = Situation(kind, audience, amount.strip(), owner.strip())
        listed_here = listed(text, places, situation)
        found += [
            Remark(one.row.kind, text[one.start : one.end], one.start, one.end, one.row.wrong,
                   one.row.say)
            for one in listed_here
        ]  # fmt: skip
        known = {(one.start, one.end) for one in found}
        found += abbreviations(text, places, situation, known)
        found += ownerless(places, situation, known)
        found += long_sentences(places, situation)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))
