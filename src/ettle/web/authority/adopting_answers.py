"""Between the answers of the groups and what is adopted: there and back again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import Any

from ettle.access import Trouble
from ettle.cases.adopting import (
    AskedThen,
    CaseThen,
    DelayThen,
    ObjectiveThen,
    PlanThen,
    RetentionThen,
    ReviewThen,
    SupportThen,
    Then,
)
from ettle.web.authority.adopting_forms import ASKED_ROWS, DELAY_ROWS

Answers = dict[str, Any]


def kept(answers: Answers) -> Answers:
    """Give answers as a draft keeps them."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in answers.items()
        if name != "file"
    }


def initial(answers: Answers) -> Answers:
    """Give a draft's answers as a form shows them."""
    return {name: _day(value) if "_on" in name or name.startswith("to_") else value
            for name, value in answers.items()}  # fmt: skip


def then_of(kind: str, groups: dict[str, Answers], base: Then | None = None) -> Then:
    """Make of a draft's answers what is to be adopted.

    ``base`` is what is put right: what its form does not ask is kept from it.

    Raises:
        Trouble: where the first day or a name that all hangs on is not given.
    """
    given: Answers = {}
    for answers in groups.values():
        given |= answers
    then: Then = BY_KIND[kind](given)
    if isinstance(then, CaseThen) and isinstance(base, CaseThen):
        return _with_the_rest(then, base)
    if isinstance(then, ReviewThen) and isinstance(base, ReviewThen):
        return replace(then, delays=base.delays)
    return then


def _with_the_rest(then: CaseThen, base: CaseThen) -> CaseThen:
    """Keep of the old case what the form has no box for: roles, questions, rows past the last."""
    asked = tuple(
        replace(
            each,
            named_role=old.named_role,
            named_email=old.named_email,
            question=old.question,
            answer=old.answer if each.answered_on else "",
        )
        if old and old.agency == each.agency
        else each
        for each, old in zip_longest(then.asked, base.asked[: len(then.asked)])
    )
    more = base.asked[ASKED_ROWS:] if len(then.asked) == ASKED_ROWS else ()
    return replace(then, asked=(*asked, *more), delays=(*then.delays, *base.delays[DELAY_ROWS:]))


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def _needed(given: Answers, field: str, words: str) -> date:
    day = _day(given.get(field))
    if day is None:
        raise Trouble(words, field=field)
    return day


def _yes(value: Any) -> bool | None:
    return {"yes": True, "no": False}.get(str(value or ""))


def _case(given: Answers) -> CaseThen:
    who = given.get("who") or ""
    asked, places = _asked(given)
    return CaseThen(
        received_on=_day(given.get("received_on")),
        asked_by=who if who in ("child", "young_person") else "parent",
        asked_by_person="" if who in ("child", "young_person") else who,
        form=given.get("form") or "letter",
        reasons=given.get("reasons") or "",
        proposal_sent_on=_day(given.get("proposal_sent_on")),
        asked=asked,
        delays=_delays(given, places),
        decided_on=_day(given.get("decided_on")),
        required=_yes(given.get("required")),
        decision_sent_on=_day(given.get("decision_sent_on")),
        decision_reasons=given.get("decision_reasons") or "",
    )


def _asked(given: Answers) -> tuple[tuple[AskedThen, ...], dict[int, int]]:
    found: list[AskedThen] = []
    places: dict[int, int] = {}
    for n in range(1, ASKED_ROWS + 1):
        if not given.get(f"agency_{n}"):
            continue
        places[n] = len(found)
        found.append(
            AskedThen(
                agency=given[f"agency_{n}"],
                service=given.get(f"service_{n}") or "Service not named",
                named_person=given.get(f"person_{n}") or "Person not named",
                made_on=_needed(
                    given, f"made_on_{n}", f"Give the day on which agency {n} was asked."
                ),
                answered_on=_day(given.get(f"answered_on_{n}")),
            )
        )  # fmt: skip
    return tuple(found), places


def _delays(given: Answers, places: dict[int, int]) -> tuple[DelayThen, ...]:
    found = []
    for n in range(1, DELAY_ROWS + 1):
        limit, _, at = str(given.get(f"limit_{n}") or "").partition(".")
        if not limit:
            continue
        found.append(
            DelayThen(
                limit=limit,
                ground=given.get(f"ground_{n}") or "",
                reason=given.get(f"reason_{n}") or "",
                to=_needed(given, f"to_{n}", "Give the new last day that was told."),
                told_on=_day(given.get(f"told_on_{n}")),
                about=places.get(int(at)) if at else None,
            )
        )
    return tuple(found)


def _plan(given: Answers) -> PlanThen:
    return PlanThen(
        prepared_on=_needed(given, "prepared_on", "Give the day on which the plan was prepared."),
        last_reviewed_on=_day(given.get("last_reviewed_on")),
        review_said_on=_day(given.get("review_said_on")),
        given_on=_day(given.get("given_on")),
        nominated_school=given.get("nominated_school") or "",
        coordinator=given.get("coordinator") or "",
        contact_officer=given.get("contact_officer") or "",
        signed_by=given.get("signed_by") or "",
        held_by=given.get("held_by") or "",
        profile=given.get("profile") or "",
        factors=tuple(_lines(given.get("factors"))),
        objectives=objectives_of(given.get("objectives") or ""),
        child_view=given.get("child_view") or "",
        parent_view=given.get("parent_view") or "",
        other=given.get("other") or "",
    )


def _review(given: Answers) -> ReviewThen:
    if not given.get("gate"):
        raise Trouble("Choose what review it is.", field="gate")
    return ReviewThen(
        gate=given["gate"],
        requested_on=_day(given.get("requested_on")),
        requested_by=given.get("requested_by") or "",
        notified_on=_day(given.get("notified_on")),
    )


def _retention(given: Answers) -> RetentionThen:
    return RetentionThen(
        route=given.get("route") or "",
        discontinued_on=_needed(
            given, "discontinued_on", "Give the day on which the plan was discontinued."
        ),
        prepared_on=_day(given.get("prepared_on")),
        notified_on=_day(given.get("notified_on")),
        choice_sent_on=_day(given.get("choice_sent_on")),
        wishes_to_keep=_yes(given.get("wishes_to_keep")),
        kept_where=given.get("kept_where") or "",
    )


def _lines(words: Any) -> list[str]:
    return [line.strip() for line in str(words or "").splitlines() if line.strip()]


def objectives_of(words: str) -> tuple[ObjectiveThen, ...]:
    """Read objectives and the support under each, as they are typed line by line.

    Raises:
        Trouble: for a support before the first objective.
    """
    found: list[tuple[str, list[SupportThen]]] = []
    for line in _lines(words):
        if not line.startswith(("-", "–", "•")):
            found.append((line, []))
            continue
        if not found:
            raise Trouble(
                "The first line is support. Write the objective that it is for above it.",
                field="objectives",
            )
        what, _, who = line.lstrip("-–• ").partition("|")
        found[-1][1].append(SupportThen(words=what.strip(), persons=who.strip()))
    return tuple(ObjectiveThen(words=line, supports=tuple(under)) for line, under in found)


def objectives_typed(objectives: tuple[ObjectiveThen, ...]) -> str:
    """Write objectives as they are typed."""
    lines = []
    for each in objectives:
        lines.append(" ".join(each.words.split()))
        for support in each.supports:
            who = f" | {' '.join(support.persons.split())}" if support.persons else ""
            lines.append(f"- {' '.join(support.words.split())}{who}")
    return "\n".join(lines)


def answers_of(then: Then, source: str) -> dict[str, Answers]:
    """Give what was adopted as a draft's answers, to put it right."""
    given = {name: getattr(then, name) for name in then.__dataclass_fields__}
    if isinstance(then, CaseThen):
        given |= _case_rows(then)
    if isinstance(then, PlanThen):
        given["factors"] = "\n".join(then.factors)
        given["objectives"] = objectives_typed(then.objectives)
    for field in ("required", "wishes_to_keep"):
        if field in given:
            given[field] = {True: "yes", False: "no", None: ""}[given[field]]
    plain = {name: value for name, value in given.items() if not isinstance(value, tuple)}
    return {"all": kept(plain), "source": {"source": source}}


def _case_rows(then: CaseThen) -> Answers:
    rows: Answers = {"who": then.asked_by_person or then.asked_by}
    for n, each in enumerate(then.asked[:ASKED_ROWS], start=1):
        rows |= {
            f"agency_{n}": each.agency, f"service_{n}": each.service,
            f"person_{n}": each.named_person, f"made_on_{n}": each.made_on,
            f"answered_on_{n}": each.answered_on,
        }  # fmt: skip
    for n, told in enumerate(then.delays[:DELAY_ROWS], start=1):
        at = f".{told.about + 1}" if told.about is not None else ""
        rows |= {
            f"limit_{n}": f"{told.limit}{at}", f"ground_{n}": told.ground,
            f"reason_{n}": told.reason, f"to_{n}": told.to, f"told_on_{n}": told.told_on,
        }  # fmt: skip
    return rows


BY_KIND: dict[str, Callable[[Answers], Then]] = {
    "case": _case,
    "plan": _plan,
    "review": _review,
    "retention": _retention,
}
