"""What evidence for assessment arrangements selects, and how support has been used."""

from collections import Counter

from asl_law.days import in_words
from ettle.plans.editions.edition import Edition, Need
from ettle.plans.editions.held import Held, face_of, support_of
from ettle.plans.editions.iep import STEPS
from ettle.plans.editions.trying import tried_in
from ettle.plans.models import Delivery, EntryVersion, TargetEvidence
from ettle.plans.printings.assessment_evidence import Arrangement, EvidenceContext, Seen

OUTCOMES = {"given": "given", "part": "given in part", "not_given": "not given"}


def compose_evidence(held: Held) -> EvidenceContext:
    """Show the need, what is proposed, and that it is the usual way of working."""
    chosen = held.answers.get("arrangements")
    proposed = [
        one for one in held.of("support", "strategy") if chosen is None or one.entry.ref in chosen
    ]
    used = _history(proposed)
    why = {one.entry_id: one.text for one in held.of("objective")}
    return EvidenceContext(
        face=face_of(held),
        needs=held.lines("factor"),
        effects=held.lines("barrier"),
        arrangements=tuple(
            _arrangement(one, why.get(one.entry.under_id or 0, ""), used.get(one.entry_id, ""))
            for one in proposed
        ),
        aims=held.lines("objective", "target"),
        tried=tried_in(held),
        seen=_seen(held),
        contributions=held.lines("contribution"),
        views=held.views(),
    )


def _arrangement(version: EntryVersion, why: str, used: str) -> Arrangement:
    line = support_of(version)
    how = "\n".join(word for word in (line.when, line.where, *line.persons) if word)
    begun = version.said_on or version.confirmed_on
    return Arrangement(
        what=version.text,
        why=why,
        how=how,
        used=used or f"In the plan since {in_words(begun)}. Nothing was logged day by day.",
    )


def _history(proposed: list[EntryVersion]) -> dict[int, str]:
    """Say how often each was given, of the times that were logged, and since when."""
    rows = Delivery.objects.filter(
        entry_id__in=[one.entry_id for one in proposed], corrected_by__isnull=True
    ).order_by("on")
    logged: dict[int, list[Delivery]] = {}
    for row in rows:
        logged.setdefault(row.entry_id, []).append(row)
    return {entry_id: _counted(each) for entry_id, each in logged.items()}


def _counted(rows: list[Delivery]) -> str:
    by_outcome = Counter(row.outcome for row in rows)
    told = [f"{words} {by_outcome[key]}" for key, words in OUTCOMES.items() if by_outcome[key]]
    if len(rows) == 1:
        return f"Logged once, on {in_words(rows[0].on)}: {next(iter(told)).rpartition(' ')[0]}."
    return (
        f"Logged {len(rows)} times from {in_words(rows[0].on)} to {in_words(rows[-1].on)}: "
        f"{', '.join(told)}."
    )


def _seen(held: Held) -> tuple[Seen, ...]:
    targets = {one.entry_id: one.text for one in held.of("target")}
    rows = TargetEvidence.objects.filter(entry_id__in=list(targets)).order_by("on", "at", "pk")
    return tuple(
        Seen(
            target=targets[row.entry_id],
            on=row.on,
            what=": ".join(word for word in (STEPS[row.step], row.words) if word),
            by=row.by_label,
        )
        for row in rows
    )


EVIDENCE = Edition(
    key="assessment_evidence",
    name="Evidence for assessment arrangements",
    what="This is evidence that a centre keeps, that a candidate needs an arrangement in "
    "assessments and works that way now. It is not a legal plan, and not yet a request to the "
    "awarding body.",
    who_may_have="the centre’s own staff who make and check the request, the awarding body if "
    "it asks, the candidate and the family",
    readers=frozenset({"lead", "officer", "parent", "pupil"}),
    issuers=frozenset({"lead"}),
    kinds=(
        "factor", "barrier", "objective", "support", "strategy", "target", "concern", "tried",
        "contribution", "view",
    ),
    compose=compose_evidence,
    asks=("arrangements",),
    needs=(
        Need("The need", ("factor",)),
        Need("How it affects getting at an assessment: a barrier", ("barrier",)),
        Need("Support or a strategy that is in use", ("support", "strategy")),
    ),
)  # fmt: skip
