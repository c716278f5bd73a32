"""What looks wrong with a session of a school year, in words; and what cannot be at all.

A finding is *impossible* (the calendar would contradict itself and is refused), *needed*
(something is missing, so rules that need it say so) or *look* (somebody should look).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from asl_law.days import in_words
from ettle.people.school_year.days import count_days, day_kinds, days_from, law_year
from ettle.people.school_year.spans import KIND_WORDS, Span, session_of

PUPIL_DAYS: Final = 190
IN_SERVICE_DAYS: Final = 5
LONGEST: Final = 366


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a session: how grave it is, and the words."""

    weight: str
    words: str


def check_session(
    spans: Sequence[Span],
    *,
    session: str,
    bank_holidays: Mapping[date, str],
    school_names: Mapping[int, str],
) -> list[Finding]:
    """List everything about a session that cannot be, is missing, or deserves a look.

    ``spans`` are those of its neighbours too, so that summers can be measured.
    """
    own = [span for span in spans if span.session == session]
    findings = impossible(spans, session)
    if not any(span.kind == "term" for span in own):
        words = "The first and the last day for pupils are needed. Until then nothing counts on it."
        return [*findings, Finding("needed", words)]
    if any(finding.weight == "impossible" for finding in findings):
        return findings
    return [
        *findings,
        *_which_schools(own),
        *_counts(own, session, school_names),
        *_out_of_place(own),
        *_twice(own),
        *_open_on_bank_holidays(own, bank_holidays),
        *_long_closures(spans, own),
    ]


def impossible(spans: Sequence[Span], session: str) -> list[Finding]:
    """List what makes a session contradict itself or its neighbours."""
    own = [span for span in spans if span.session == session]
    found = []
    for span in own:
        if span.ends_on < span.starts_on:
            found.append(f"{_named(span)} ends before it begins.")
        elif (span.ends_on - span.starts_on).days > LONGEST:
            found.append(f"{_named(span)} is longer than a year. Check the years.")
        elif session not in (session_of(span.starts_on), session_of(span.ends_on)):
            found.append(
                f"{_named(span)} is not in the session {session}, which runs from August "
                f"{session[:4]} to July {int(session[:4]) + 1}. Check the year."
            )
    terms = [span for span in spans if span.kind == "term"]
    for one, other in combinations(sorted(terms, key=lambda each: each.starts_on), 2):
        if session in (one.session, other.session) and other.starts_on <= one.ends_on:
            found.append(
                f"Pupils’ days of {one.session} to {in_words(one.ends_on)} and those of "
                f"{other.session} from {in_words(other.starts_on)} overlap."
            )
    return [Finding("impossible", words) for words in found]


def _which_schools(own: Sequence[Span]) -> Iterable[Finding]:
    for span in own:
        if span.needs_schools:
            yield Finding(
                "needed",
                f"{_named(span)} is for some schools only ({span.scope}), and it is not said for "
                "which. On those days Ettle says of no school whether it is open.",
            )


def _counts(
    own: Sequence[Span], session: str, school_names: Mapping[int, str]
) -> Iterable[Finding]:
    groups: dict[tuple[int, int], list[str]] = {}
    for school_id in (None, *sorted({one for span in own for one in span.school_ids})):
        counted = count_days(own, session=session, school_id=school_id)
        assert counted is not None
        name = school_names.get(school_id, "") if school_id else ""
        groups.setdefault((counted.pupils, counted.in_service), []).append(name)
    for (pupils, in_service), names in groups.items():
        whose = "" if "" in names else f" for {_listed(names)}"
        if pupils != PUPIL_DAYS:
            yield Finding(
                "look", f"{pupils} pupil days{whose}. A school year usually has {PUPIL_DAYS}."
            )
        if in_service != IN_SERVICE_DAYS:
            days = "in-service day" if in_service == 1 else "in-service days"
            yield Finding("look", f"{in_service} {days}{whose}. Five are usual.")


def _out_of_place(own: Sequence[Span]) -> Iterable[Finding]:
    first = min(span.starts_on for span in own if span.kind == "term")
    last = max(span.ends_on for span in own if span.kind == "term")
    closed = [span for span in own if span.kind in ("holiday", "local_holiday")]
    for span in own:
        if span.kind in ("holiday", "local_holiday") and not span.touches(first, last):
            yield Finding("look", f"{_named(span)} is outside the pupils’ days of the session.")
        if span.kind in ("term", "in_service"):
            for day in sorted({span.starts_on, span.ends_on}):
                if day.weekday() > 4:
                    yield Finding("look", f"{_named(span)}: {in_words(day)} is at a weekend.")
        elif all(day.weekday() > 4 for day in days_from(span.starts_on, span.ends_on)):
            yield Finding("look", f"{_named(span)} is at a weekend, so it changes nothing.")
        if span.kind == "in_service":
            for holiday in closed:
                if holiday.is_for_all and holiday.touches(span.starts_on, span.ends_on):
                    yield Finding(
                        "look",
                        f"{_named(span)} is inside {_named(holiday)}. It is counted as in-service.",
                    )


def _twice(own: Sequence[Span]) -> Iterable[Finding]:
    for one, other in combinations([span for span in own if span.kind != "term"], 2):
        together = one.is_for_all or other.is_for_all or one.school_ids & other.school_ids
        if one.kind == other.kind and together and one.touches(other.starts_on, other.ends_on):
            yield Finding("look", f"{_named(one)} and {_named(other)} have days in common.")


def _open_on_bank_holidays(
    own: Sequence[Span], bank_holidays: Mapping[date, str]
) -> Iterable[Finding]:
    first = min(span.starts_on for span in own if span.kind == "term")
    last = max(span.ends_on for span in own if span.kind == "term")
    for day, kind in day_kinds(own, first=first, last=last).items():
        if kind == "pupils" and day in bank_holidays:
            yield Finding(
                "look",
                f"Schools are open on {in_words(day)}, a bank holiday ({bank_holidays[day]}).",
            )


def _long_closures(spans: Sequence[Span], own: Sequence[Span]) -> Iterable[Finding]:
    first = min(span.starts_on for span in own if span.kind == "term")
    last = max(span.ends_on for span in own if span.kind == "term")
    year = law_year(spans, on=first)
    assert year is not None
    for closure in year.long_closures():
        if closure.closed_from > last + timedelta(days=31) or closure.reopens_on < first:
            continue
        opens, closes = closure.window
        yield Finding(
            "look",
            f"Closed for four weeks or more: from {in_words(closure.closed_from)}, open again on "
            f"{in_words(closure.reopens_on)}. Regulation 7(1)(a) can apply only to advice sought "
            f"from a school between {in_words(opens)} and {in_words(closes)}.",
        )


def _named(span: Span) -> str:
    what = span.label or KIND_WORDS[span.kind]
    if span.starts_on == span.ends_on:
        return f"{what} ({in_words(span.starts_on)})"
    return f"{what} ({in_words(span.starts_on)} to {in_words(span.ends_on)})"


def _listed(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
