"""What the roll system should be told of each child, and what it was last told.

Ettle keeps one plan a child, and the roll system asks for flags: so a plan with targets is
given as an individualised educational programme, and any plan as a Child's Plan. Factors
are the words of the issued plan; Ettle holds no codes of reasons and of natures of support.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from asl_law import clocks
from ettle.cases.models import RetainedPlan
from ettle.exchange.models import KeyedIn
from ettle.people.models import Pupil
from ettle.plans.models import CoordinatedSupportPlan, Entry, PlanVersionEntry

COLUMNS: dict[str, str] = {
    "csp": "Co-ordinated support plan (CSP)",
    "csp_issued": "CSP issued on",
    "csp_reviewed": "CSP last reviewed on",
    "csp_review_due": "CSP next review due",
    "csp_discontinued": "CSP discontinued on",
    "iep": "Individualised educational programme (IEP)",
    "childs_plan": "Child’s Plan",
    "reasons": "Factors giving rise to needs",
}
FLAGS = ("csp", "iep", "childs_plan")
STAGES = ["ELC", *(f"P{n}" for n in range(1, 8)), *(f"S{n}" for n in range(1, 7))]
LONGEST_REASONS = 300
AT_A_TIME = 500

Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to key: what it is, what the roll system was told before, what is so now."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One child of a sheet, as a clerk finds them in the roll system."""

    pupil_ref: str
    school: str
    stage: str
    class_name: str
    name: str
    roll_id: str
    changes: tuple[Change, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The school and class, as a heading."""
        return ", ".join(word for word in (self.school, self.class_name or self.stage) if word)


def facts_now(authority: models.Model) -> dict[int, Facts]:
    """Give what Ettle holds of each child on the roll of whom it holds anything, by key."""
    found: dict[int, Facts] = defaultdict(dict)
    ended = RetainedPlan.objects.filter(authority_id=authority.pk)
    for pupil_id, day in ended.order_by("discontinued_on").values_list(
        "pupil_id", "discontinued_on"
    ):
        found[pupil_id] |= {"csp_discontinued": day.isoformat()}
    for csp in CoordinatedSupportPlan.objects.filter(authority_id=authority.pk).order_by("pk"):
        found[csp.pupil_id] |= _csp_facts(csp)
    for facts in found.values():
        if facts.get("csp") == "yes":
            facts.pop("csp_discontinued", None)
            facts["reasons"] = ""
    _add_reasons(authority, found)
    live = Entry.objects.filter(authority_id=authority.pk, ended_at__isnull=True)
    for pupil_id, kind in live.values_list("plan__pupil_id", "kind").distinct():
        found[pupil_id] |= {"childs_plan": "yes"} | ({"iep": "yes"} if kind == "target" else {})
    return {pupil_id: _whole(facts) for pupil_id, facts in found.items()}


def _csp_facts(csp: CoordinatedSupportPlan) -> Facts:
    if csp.superseded_on:
        return {"csp_discontinued": csp.superseded_on.isoformat()}
    reviewed = csp.last_reviewed_on
    return {
        "csp": "yes",
        "csp_issued": csp.prepared_on.isoformat(),
        "csp_reviewed": reviewed.isoformat() if reviewed else "",
        "csp_review_due": clocks.ANNUAL_REVIEW_DUE.start(csp.year_begins_on).due_on.isoformat(),
    }


def _add_reasons(authority: models.Model, found: dict[int, Facts]) -> None:
    printed = PlanVersionEntry.objects.filter(
        authority_id=authority.pk,
        plan_version__csp__superseded_on__isnull=True,
        plan_version__csp__isnull=False,
        entry_version__entry__kind="factor",
        entry_version__audience="everyone",
    ).order_by("position")
    words: dict[int, list[str]] = defaultdict(list)
    for pupil_id, text in printed.values_list("plan_version__csp__pupil_id", "entry_version__text"):
        words[pupil_id].append(" ".join(text.split()).rstrip("."))
    for pupil_id, factors in words.items():
        found[pupil_id]["reasons"] = "; ".join(factors)[:LONGEST_REASONS]


def _whole(facts: Facts) -> Facts:
    none = {key: "no" if key in FLAGS else "" for key in COLUMNS}
    return none | facts


NOTHING = _whole({})


def changed_rows(authority: models.Model) -> list[dict[str, Any]]:
    """List what has changed of each child since it was last keyed in, by school and class."""
    now = facts_now(authority)
    keyed = KeyedIn.objects.filter(authority_id=authority.pk)
    was = {one.pupil_id: NOTHING | one.facts for one in keyed}
    differing = [
        key for key in now.keys() | was.keys() if now.get(key, NOTHING) != was.get(key, NOTHING)
    ]
    return [
        {"pupil": ref, "was": was.get(pk, NOTHING), "now": now.get(pk, NOTHING)}
        for pk, ref in _in_order(authority, differing)
    ]


def whole_rows(authority: models.Model) -> list[dict[str, Any]]:
    """List everything that the roll system should hold, whatever it was told before."""
    now = facts_now(authority)
    return [{"pupil": ref, "now": now[pk]} for pk, ref in _in_order(authority, list(now))]


def _in_order(authority: models.Model, keys: list[int]) -> list[tuple[int, str]]:
    """Order children as roll systems show classes; those who have left are not among them."""
    wanted = set(keys)
    here = Pupil.objects.filter(authority_id=authority.pk, left_on__isnull=True).values_list(
        "school__name", "stage", "class_name", "family_name", "given_name", "pk", "ref"
    )
    chosen = [one for one in here.iterator() if one[5] in wanted]
    chosen.sort(key=lambda one: (one[0] or "", _stage(one[1]), *one[2:6]))
    return [(one[5], one[6]) for one in chosen]


def _stage(stage: str) -> int:
    return STAGES.index(stage) if stage in STAGES else len(STAGES)


def lines_of(authority_id: int | None, rows: Iterable[dict[str, Any]]) -> Iterator[Line]:
    """Say who each row is about, and what there is to key, a few at a time."""
    waiting = list(rows)
    for start in range(0, len(waiting), AT_A_TIME):
        some = waiting[start : start + AT_A_TIME]
        pupils = Pupil.objects.filter(
            authority_id=authority_id, ref__in=[one["pupil"] for one in some]
        ).select_related("school")
        by_ref = {pupil.ref: pupil for pupil in pupils}
        yield from (_line(by_ref[one["pupil"]], one) for one in some if one["pupil"] in by_ref)


def _line(pupil: Pupil, row: dict[str, Any]) -> Line:
    now, was = row["now"], row.get("was")
    return Line(
        pupil_ref=pupil.ref,
        school=pupil.school.name if pupil.school else "No school",
        stage=pupil.stage,
        class_name=pupil.class_name,
        name=f"{pupil.family_name}, {pupil.given_name}",
        roll_id=pupil.roll_id,
        changes=tuple(
            Change(label, told(was.get(key, "")), told(now.get(key, "")))
            for key, label in COLUMNS.items()
            if was.get(key, "") != now.get(key, "")
        )
        if was is not None
        else (),
        facts=tuple(told(now.get(key, "")) for key in COLUMNS),
    )


def told(value: str) -> str:
    """Write a fact as it is keyed: a day as 03/05/2026, a flag as Yes or No."""
    if value in ("yes", "no"):
        return value.capitalize()
    try:
        return date.fromisoformat(value).strftime("%d/%m/%Y")
    except ValueError:
        return value
