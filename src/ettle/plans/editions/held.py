"""What one printing is made of: the parts selected, the pupil, and what was answered for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ettle.access import Actor
from ettle.people.models import Person
from ettle.people.school_year.spans import session_of
from ettle.plans.access import Slice
from ettle.plans.editions.edition import Edition
from ettle.plans.editions.selection import selected
from ettle.plans.labels import fully_dated, own_label
from ettle.plans.models import EntryVersion, Plan
from ettle.plans.parts import holds, persons_of
from ettle.plans.phrases import in_one_line
from ettle.plans.placed import who_answers
from ettle.plans.printings.face import Face, Line, SupportLine, Voice
from ettle.plans.standing import standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The parts of a plan that one printing holds, and nothing that it does not."""

    edition: Edition
    plan: Plan
    by: Actor
    versions: tuple[EntryVersion, ...]
    is_draft: bool = True
    for_person: Person | None = None
    copy_for: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def session(self) -> str:
        """The school session that this printing speaks of."""
        return session_of(self.by.today)

    def narrowed(self) -> "Held":
        """Leave out what nobody agreed to share, where sharing is agreed part by part."""
        if "share" not in self.edition.asks or "share" not in self.answers:
            return self
        agreed = set(self.answers["share"])
        return replace(
            self, versions=tuple(one for one in self.versions if one.entry.ref in agreed)
        )

    def read_by(self, slice_: Slice | None) -> "Held":
        """Leave out what a reader of a draft may not read."""
        if slice_ is None:
            return replace(self, versions=())
        return replace(self, versions=tuple(one for one in self.versions if holds(slice_, one)))

    def of(self, *kinds: str) -> list[EntryVersion]:
        """List the parts of some kinds, in the plan's order."""
        return [version for version in self.versions if version.entry.kind in kinds]

    def lines(self, *kinds: str) -> tuple[Line, ...]:
        """Give the parts of some kinds as lines to print."""
        return tuple(line_of(version) for version in self.of(*kinds))

    def views(self) -> tuple[Voice, ...]:
        """Give the views in people's own words, an adult's reading of them apart."""
        return tuple(
            Voice(
                whose=fully_dated(version.author_label),
                words=version.text,
                on=version.said_on,
                reading=version.reading,
                reading_by=version.reading_by,
            )
            for version in self.of("view")
        )

    def words_of(self, refs: list[str]) -> tuple[str, ...]:
        """Give the words of some parts, as far as this printing holds them."""
        return tuple(one.text for one in self.versions if one.entry.ref in refs)

    def supports(self, *, under: int | None = None) -> tuple[SupportLine, ...]:
        """Give the support, all of it or that of one objective."""
        objectives = {one.entry_id: one.text for one in self.of("objective")}
        return tuple(
            support_of(version, objectives.get(version.entry.under_id or 0, ""))
            for version in self.of("support")
            if under is None or version.entry.under_id == under
        )


def held_for(
    edition: Edition,
    plan: Plan,
    *,
    by: Actor,
    is_draft: bool = True,
    for_person: Person | None = None,
    copy_for: str = "",
    answers: Mapping[str, Any] | None = None,
) -> Held:
    """Select what a printing holds. Where sharing is agreed part by part, only those parts."""
    return Held(
        edition=edition,
        plan=plan,
        by=by,
        versions=selected(edition, plan, for_person=for_person),
        is_draft=is_draft,
        for_person=for_person,
        copy_for=copy_for,
        answers=dict(answers or {}),
    ).narrowed()


def face_of(held: Held, title: str = "") -> Face:
    """Say what a printing is, of whom, as at when, who may have it and what it holds."""
    pupil = held.plan.pupil
    return Face(
        title=title or held.edition.name,
        what=held.edition.what,
        who_may_have=held.edition.who_may_have,
        name=pupil.name,
        first_name=pupil.first_name,
        birth_date=pupil.birth_date,
        stage=pupil.stage,
        school=str(pupil.school or ""),
        council=str(pupil.authority),
        as_at=held.by.today,
        made_by=own_label(held.by),
        copy_for=held.copy_for,
        is_draft=held.is_draft,
        oldest_confirmed_on=oldest_confirmed_on(held),
        holds=tuple(version.entry.ref for version in held.versions),
        who_answers=who_answers(pupil),
    )


def oldest_confirmed_on(held: Held) -> date | None:
    """Give the day since which every part of a printing was found still true."""
    standing = standing_of(held.plan)
    days = [standing.confirmed(one.entry_id, one.confirmed_on) for one in held.versions]
    return min(days, default=None)


def line_of(version: EntryVersion) -> Line:
    """Give a part as a line to print, with whose words it is where they are not the school's."""
    if version.source_kind == "written":
        return Line(words=version.text)
    return Line(words=version.text, source=fully_dated(version.author_label), on=version.said_on)


def support_of(version: EntryVersion, objective: str = "") -> SupportLine:
    """Give a support as it is planned."""
    detail = version.detail
    when = in_one_line(detail.get("how_often") or "", detail.get("how_long") or "")
    return SupportLine(
        what=version.text,
        when=when,
        where=detail.get("where") or "",
        persons=tuple(str(person) for person in persons_of(detail)),
        objective=objective,
        source="" if version.source_kind == "written" else fully_dated(version.author_label),
    )


def day_in(version: EntryVersion, name: str) -> date | None:
    """Read a day of a part's detail."""
    written = version.detail.get(name)
    return date.fromisoformat(written) if written else None


def tidy(words: str) -> str:
    """Give words to stand inside a sentence, without the stop at their end."""
    return words.strip().rstrip(".")
