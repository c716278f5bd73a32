"""From rows and parts to the facts that a statutory plan prints."""

from ettle.people.models import Person, Pupil, School
from ettle.plans import printings as printed
from ettle.plans.csp.parts import of_kind
from ettle.plans.models import Plan
from ettle.plans.parts import Part


def parts_of(parts: list[Part], *kinds: str) -> tuple[printed.CspPart, ...]:
    return tuple(printed.CspPart(part.text, part.source) for part in of_kind(parts, *kinds))


def objectives_of(parts: list[Part]) -> tuple[printed.CspObjective, ...]:
    supports = of_kind(parts, "support")
    return tuple(
        printed.CspObjective(
            words=objective.text,
            source=objective.source,
            supports=tuple(_support(one) for one in supports if one.under_id == objective.pk),
        )
        for objective in of_kind(parts, "objective")
    )


def _support(part: Part) -> printed.CspSupport:
    return printed.CspSupport(
        what=part.text,
        how_often=part.how_often,
        how_long=part.how_long,
        where=part.where,
        persons=tuple(str(person) for person in part.persons),
        source=part.source,
    )


def views_of(parts: list[Part], source_kind: str) -> tuple[printed.CspView, ...]:
    return tuple(
        printed.CspView(part.author_label, part.text)
        for part in of_kind(parts, "view")
        if part.source_kind == source_kind
    )


def pupil_facts(pupil: Pupil) -> printed.CspPupil:
    known_as = f", known as {pupil.known_as}" if pupil.known_as else ""
    return printed.CspPupil(
        first_name=pupil.first_name,
        name=f"{pupil.given_name} {pupil.family_name}{known_as}",
        address=pupil.address,
        telephone=pupil.telephone,
        birth_date=pupil.birth_date,
        gender=pupil.gender,
        language=pupil.preferred_language,
        school=str(pupil.school or ""),
        entered_school_on=pupil.entered_school_on,
    )


def parent_facts(pupil: Pupil) -> tuple[printed.CspParent, ...]:
    rows = pupil.parentages.select_related("person").order_by("-lives_with", "pk")
    return tuple(
        printed.CspParent(
            ref=row.person.ref,
            name=f"{row.person.given_name} {row.person.family_name}",
            relationship=row.relationship,
            address=row.person.address,
            telephone=row.person.telephone,
            language=row.person.preferred_language,
            pupil_lives_here=row.lives_with,
        )
        for row in rows
    )


def contact_for(person: Person | None, plan: Plan) -> printed.CspContact:
    """Give how to reach somebody at work: never the person's own address or number."""
    if person is None:
        return printed.CspContact(name="")
    post = person.posts.order_by("-from_on", "-pk").select_related("school").first()
    school = post.school if post else None
    council = plan.authority
    return printed.CspContact(
        name=person.name,
        role=f"{post.job_title}, {school or council}" if post else str(council),
        address=school_lines(school) if school else council.address,
        telephone=(school.telephone if school else "") or council.telephone,
        email=person.email,
    )


def school_lines(school: School | None) -> str:
    if school is None:
        return ""
    return "\n".join(line for line in (school.town, school.postcode) if line)
