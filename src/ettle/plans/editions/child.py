"""What the child's own edition selects: their words first, then what is near to them."""

import io
from dataclasses import replace

from PIL import Image

from ettle.documents.pictures import picture_bytes
from ettle.plans.access import slice_of
from ettle.plans.child_words import fitted, is_easy
from ettle.plans.editions.edition import Edition, Need
from ettle.plans.editions.held import Held
from ettle.plans.editions.own import own_face
from ettle.plans.models import EntryVersion
from ettle.plans.parts import holds, persons_of
from ettle.plans.plain_roles import plain_people
from ettle.plans.printings.child import ChildContext, ChildPicture, ChildSection
from ettle.plans.printings.face import Voice
from ettle.voice.access import readable_views

MOST_SAID = 3
MOST_PICTURES = 2
LONGEST_SIDE = 700
SECTIONS = (
    ("matters", "What matters to me", ("what_matters",)),
    ("talking", "How I talk with people", ("communication",)),
    ("helps", "What helps me", ("helps",)),
    ("avoid", "What does not help me", ("avoid",)),
    ("signs", "When it is hard for me", ("signs",)),
    ("working_on", "What I am working on", ("target",)),
    ("strength", "What people say I am good at", ("strength",)),
)


def compose_child(held: Held) -> ChildContext:
    """Lay a child's own edition out, as far as whoever makes it may read it, and make it fit.

    An adult who may not read all that the child may makes an edition with less in it.
    """
    own = _narrowed(held)
    context = ChildContext(
        face=own_face(own, "My plan"),
        said=_said(own),
        pictures=_pictures(own),
        sections=tuple(section for section in _sections(own) if section.lines),
        only_for_some=any(version.audience != "everyone" for version in own.versions),
    )
    return fitted(context)


def _narrowed(held: Held) -> Held:
    slice_ = slice_of(held.by, held.plan.pupil)
    if slice_ is None:
        return replace(held, versions=())
    return replace(held, versions=tuple(one for one in held.versions if holds(slice_, one)))


def _said(held: Held) -> tuple[Voice, ...]:
    """Give what the child said, newest first: given on a page of theirs, or written down by one."""
    own = [version for version in held.of("view") if _is_the_childs(held, version)]
    own.sort(key=lambda version: version.said_on or version.written_at.date(), reverse=True)
    name = held.plan.pupil.first_name
    return tuple(
        Voice(whose=name, words=version.text, on=version.said_on) for version in own[:MOST_SAID]
    )


def _is_the_childs(held: Held, version: EntryVersion) -> bool:
    pupil = held.plan.pupil
    names = {pupil.name, pupil.first_name, f"{pupil.given_name} {pupil.family_name}"}
    whose = version.author_label.partition(",")[0].strip()
    return version.source_kind == "child_view" or whose in names


def _sections(held: Held) -> list[ChildSection]:
    found = [
        ChildSection(
            key=key,
            heading=heading,
            lines=tuple(
                f"“{one.text.strip()}”" if key == "strength" else one.text
                for one in held.of(*kinds)
                if not one.detail.get("outcome")
            ),
        )
        for key, heading, kinds in SECTIONS
    ]
    who = ChildSection(key="who_gives", heading="Who helps me", lines=_who_help(held.of("support")))
    trusted = ChildSection(
        key="key_adult",
        heading="An adult I can always go to",
        lines=tuple(version.text for version in held.of("key_adult")),
    )
    return [*found[:-1], who, trusted, found[-1]]


def _who_help(supports: list[EntryVersion]) -> tuple[str, ...]:
    """Say each support, but one whose words are too hard only once for the same people.

    Else a child would read twice that the same person comes, and not what for.
    """
    lines: list[str] = []
    told: set[tuple[str, ...]] = set()
    for version in supports:
        people = tuple(person.role.casefold() for person in persons_of(version.detail))
        if people in told and not is_easy(version.text.strip()):
            continue
        told.add(people)
        lines.append(_who_helps(version))
    return tuple(lines)


def _who_helps(version: EntryVersion) -> str:
    """Say a support as a child meets it: who comes, how often, where; what, where it is easy."""
    people = plain_people(person.role for person in persons_of(version.detail))
    who = people or "somebody; we do not know yet who it will be"
    when = str(version.detail.get("how_often") or "").strip().rstrip(".")
    where = str(version.detail.get("where") or "").strip().rstrip(".")
    said = f"{who[:1].upper()}{who[1:]}."
    said += f" {when}." if when else ""
    said += f" Where: {where[:1].lower()}{where[1:]}." if where else ""
    what = version.text.strip()
    if not is_easy(what):
        return said
    return f"{said} {what}" if what.endswith((".", "!", "?")) else f"{said} {what}."


def _pictures(held: Held) -> tuple[ChildPicture, ...]:
    """Give the newest drawings that the child gave and that the maker of this may see.

    A copy that is issued may be opened by others later, so it has those that everyone may see.
    """
    views = readable_views(held.by).filter(
        pupil=held.plan.pupil, whose="child", status="given", drawings__isnull=False
    )
    if not held.is_draft:
        views = views.filter(audience="everyone", kept_from__isnull=True)
    newest = views.order_by("-given_at").prefetch_related("drawings").first()
    drawings = list(newest.drawings.all())[:MOST_PICTURES] if newest else []
    name = held.plan.pupil.first_name
    return tuple(
        ChildPicture(
            image=_smaller(picture_bytes(drawing.file_name)),
            alternative=f"A drawing by {name}"
            + (f": {drawing.caption}" if drawing.caption else ""),
        )
        for drawing in drawings
    )


def _smaller(picture: bytes) -> bytes:
    """Make a picture fit for a page that a telephone opens."""
    drawn = Image.open(io.BytesIO(picture)).convert("RGB")
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    made = io.BytesIO()
    drawn.quantize(64).save(made, "PNG", optimize=True)
    return made.getvalue()


CHILD = Edition(
    key="child",
    name="The child’s own edition",
    what="The child’s own short edition of the plan, to read or to hear in five minutes. It is "
    "not a legal plan.",
    who_may_have="the child, who chooses who else sees it",
    readers=frozenset({"pupil", "lead", "teacher", "parent"}),
    issuers=frozenset({"lead"}),
    kinds=(
        "view", "what_matters", "communication", "helps", "avoid", "signs", "target",
        "strength", "support", "key_adult",
    ),
    audiences=frozenset({"everyone", "school"}),
    is_shared=False,
    compose=compose_child,
    needs=(
        Need("What the child said", ("view",)),
        Need("What matters to the child", ("what_matters",)),
        Need("What helps", ("helps",)),
    ),
)  # fmt: skip
