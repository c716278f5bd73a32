"""Ailsa's plan with a part of every kind, and what issuing each printing asks."""

from datetime import timedelta
from io import BytesIO

from docx import Document as Word
from pypdf import PdfReader

from ettle.documents.write import FORMATS, write
from ettle.plans.models import (
    ENTRY_KINDS,
    Delivery,
    Entry,
    EntryKept,
    EntryVersion,
    TargetEvidence,
)
from tests.plans.ailsa import TEACHER, AilsasPlan
from tests.world import moment

PLACES = {"support": "objective", "tried": "concern"}
FIRST = ("objective", "concern", *sorted(set(ENTRY_KINDS) - {"objective", "concern"}))


def detail_of(kind: str) -> dict:
    """Give what a part of this kind holds beside its words."""
    return {
        "support": {"how_often": "Twice a week", "how_long": "20 minutes", "where": "In class",
                    "persons": [TEACHER]},
        "target": {"measure": "Four of five times", "starts_on": "2026-08-24",
                   "by_on": "2026-12-18", "owner": "Mr Singh"},
        "objective": {"by_on": "2027-06-25", "wellbeing": ["achieving"]},
        "strength": {"wellbeing": ["active"], "world": "grow"},
        "factor": {"wellbeing": ["included"], "world": "wider"},
        "action": {"owner": "Ms Laird", "by_on": "2026-12-11"},
        "decision": {"reasons": "it helped last year", "decided_by": "the meeting"},
        "event": {"happened_on": "2026-09-14", "tone": "strength", "meaning": "She was proud."},
        "tried": {"level": "targeted", "by_whom": "Mr Singh", "from_on": "2026-02-02",
                  "until_on": "2026-03-27", "helped": "partly"},
    }.get(kind, {})  # fmt: skip


def put(
    made: AilsasPlan, name: str, kind: str, text: str, audience: str = "everyone", on=None
) -> Entry:
    """Put a part of any kind in the plan as a row, under the first that it may hang on."""
    place = PLACES.get(kind)
    shared = {"authority": made.world.authority}
    entry = Entry.objects.create(
        plan=made.plan, kind=kind, position=len(made.entries),
        under=made.entries[place] if place else None, **shared,
    )  # fmt: skip
    EntryVersion.objects.create(
        entry=entry, n=1, text=text, detail=detail_of(kind), audience=audience,
        author_label="Ms Laird, ASN lead", written_at=moment(on or made.world.today),
        confirmed_on=on or made.world.today, **shared,
    )  # fmt: skip
    made.entries[name] = entry
    return entry


def keep_from_mairi(made: AilsasPlan, name: str) -> None:
    """Keep a part from Ailsa's mother, as an adult with a reason."""
    EntryKept.objects.create(
        authority=made.world.authority, entry=made.entries[name], person=made.world.mairi,
        kept_by="adult", reason="For safety.", decided_on=made.world.today,
        decided_at=moment(made.world.today),
    )  # fmt: skip


def put_every_kind(made: AilsasPlan) -> None:
    """Put one part of every kind in the plan, each saying which it is."""
    for kind in FIRST:
        put(made, kind, kind, f"Words about {kind.replace('_', ' ')}.")


def log_some(made: AilsasPlan) -> None:
    """Log what was given of the support and seen of the target, in three weeks."""
    today = made.world.today
    for week, outcome in enumerate(("given", "part", "not_given")):
        day = today - timedelta(weeks=3 - week)
        shared = {"authority": made.world.authority, "on": day, "at": moment(day)}
        Delivery.objects.create(
            entry=made.entries["support"], outcome=outcome, by_label="Mr Singh", **shared
        )
    TargetEvidence.objects.create(
        entry=made.entries["target"], step="sometimes", words="Twice at story time.",
        by_label="Ruth Paterson", **shared,
    )  # fmt: skip


def answers_for(made: AilsasPlan) -> dict:
    """Answer whatever any printing asks, as Ms Laird would."""
    refs = [entry.ref for entry in made.entries.values()]
    return {
        "question": "How can we help Ailsa to be understood in the playground?",
        "service": "Speech and language therapy, NHS Glenmarra (invented)",
        "agreed_by": made.world.mairi.ref,
        "agreed_on": made.world.today,
        "move": "change",
        "move_on": made.world.today.replace(year=2028, month=8, day=16),
        "to_school": "Corrievale High School (invented)",
        "share": refs,
        "arrangements": refs,
        "third_parties": True,
    }


def text_in(tree) -> dict[str, str]:
    """Give the words of a document as each format has them."""
    return {as_: _words(as_, write(tree, as_=as_)) for as_ in FORMATS}


def _words(as_: str, made: bytes) -> str:
    if as_ == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    if as_ == "docx":
        return Word(BytesIO(made)).element.xpath("string(.)")
    return made.decode()
