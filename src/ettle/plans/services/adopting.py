"""Keeping a statutory plan that was prepared before Ettle, and the scanned pages of it."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from asl_law.clocks import rule_on
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.documents.adopted_pages import KeptPage, keep_page
from ettle.documents.kept import forget_file
from ettle.documents.models import IssuedDocument
from ettle.people.models import Person, Pupil, School
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_issue_csp
from ettle.plans.adopting import ObjectiveThen, PlanThen
from ettle.plans.models import AdoptedPage, Adoption, CoordinatedSupportPlan, Plan
from ettle.plans.printings import AdoptedPlanContext, CspObjective, CspSupport
from ettle.plans.services._freezing import freeze_today
from ettle.plans.services.csps import freeze_version
from ettle.plans.services.entries import open_plan, write_entry

MOST_PAGES = 60


@transaction.atomic
def record_adopted_csp(*, by: Actor, adoption: Adoption, words: PlanThen) -> CoordinatedSupportPlan:
    """Keep an adopted plan: its words as parts of the one record, frozen as they were given.

    Words that are in the record already are not written again. The document that goes with
    it says what was given; it is no copy of the signed plan.
    """
    pupil = adoption.pupil
    require(may_issue_csp(by, pupil), by=by, act="csp.adopted")
    school, coordinator, contact = _named(pupil, words)
    is_new = not Plan.objects.filter(pupil=pupil).exists()
    plan = open_plan(by=by, pupil=pupil)
    entries = _write(by, plan, adoption, words)
    version = freeze_version(by=by, plan=plan)

    csp = CoordinatedSupportPlan.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        plan_version=version,
        document=_freeze(by, adoption, words, school, coordinator, contact),
        nominated_school=school,
        coordinator=coordinator,
        contact_officer=contact,
        signed_role=words.signed_by[:80],
        prepared_on=words.prepared_on,
        last_reviewed_on=words.last_reviewed_on,
        issued_at=by.at,
        adoption=adoption,
    )
    adoption.made = {"entries": entries, "plan": is_new}
    adoption.save(update_fields=["made"])

    record(by=by, verb="csp.adopted", subject=csp, prepared_on=csp.prepared_on)
    return csp


@transaction.atomic
def keep_adopted_page(*, by: Actor, adoption: Adoption, content: bytes) -> AdoptedPage:
    """Keep a scan of the paper plan, encrypted: PDF, JPEG or PNG, known by what is in it.

    Raises:
        Trouble: for any other file, a damaged one, or the same page twice.
    """
    require(may_issue_csp(by, adoption.pupil), by=by, act="csp.page_kept")
    if adoption.kind != "plan" or adoption.undone_at:
        raise Trouble("Pages are kept with an adopted plan.")
    Adoption.objects.select_for_update(of=("self",)).get(pk=adoption.pk)  # the same page at once
    position = (adoption.pages.aggregate(last=Max("position"))["last"] or 0) + 1
    if adoption.pages.count() >= MOST_PAGES:
        raise Trouble(f"There are {MOST_PAGES} files already. Put the pages together in one PDF.")
    kept = keep_page(content, already=set(adoption.pages.values_list("sha256", flat=True)))
    page = _page(by, adoption, kept, position)

    record(by=by, verb="csp.page_kept", subject=page, pupil_id=adoption.pupil_id, size=kept.size)
    return page


@transaction.atomic
def forget_adopted_page(*, by: Actor, page: AdoptedPage) -> None:
    """Take a scan away again, from the record and from the disk."""
    pupil_id = page.adoption.pupil_id
    require(may_issue_csp(by, page.adoption.pupil), by=by, act="csp.page_forgotten")
    name = page.file_name
    record(by=by, verb="csp.page_forgotten", subject=page, pupil_id=pupil_id)
    page.delete()
    transaction.on_commit(lambda: forget_file(name))


def _page(by: Actor, adoption: Adoption, kept: KeptPage, position: int) -> AdoptedPage:
    return AdoptedPage.objects.create(
        authority_id=adoption.authority_id,
        adoption=adoption,
        file_name=kept.file_name,
        content_type=kept.content_type,
        size=kept.size,
        sha256=kept.sha256,
        position=position,
        kept_at=by.at,
    )


def _named(pupil: Pupil, words: PlanThen) -> tuple[School, Person, Person]:
    school = School.objects.filter(authority_id=pupil.authority_id, ref=words.nominated_school)
    staff = Person.objects.filter(authority_id=pupil.authority_id, posts__isnull=False).distinct()
    found = school.first()
    if found is None:
        raise Trouble("Choose the school that the plan names.", field="nominated_school")
    people = []
    for field, what in (("coordinator", "co-ordinator"), ("contact_officer", "contact officer")):
        person = staff.filter(ref=getattr(words, field)).first()
        if person is None:
            raise Trouble(
                f"The {what} is not on the staff list. Bring the staff in first, or choose who "
                "does it now.",
                field=field,
            )
        people.append(person)
    return found, people[0], people[1]


def _write(by: Actor, plan: Plan, adoption: Adoption, words: PlanThen) -> list[str]:
    """Write each part that is not there word for word; give the refs of those written."""
    label = f"Adopted from the plan of {words.prepared_on:%d.%m.%Y}"
    there = {
        (kind, " ".join(text.split()))
        for kind, text in plan.entries.filter(ended_at__isnull=True).values_list(
            "kind", "versions__text"
        )
    }
    made: list[str] = []

    def write(kind: str, text: str, under: Any = None, **detail: Any) -> Any:
        if not text.strip() or (under is None and (kind, " ".join(text.split())) in there):
            return None
        entry = write_entry(
            by=by, plan=plan, kind=kind, text=text, under=under, detail=detail, author_label=label
        )
        made.append(entry.ref)
        return entry

    write("profile", words.profile)
    for factor in words.factors:
        write("factor", factor)
    for each in words.objectives:
        objective = write("objective", each.words)
        for support in each.supports if objective else ():
            write("support", support.words, objective, persons=_persons(support.persons))
    label = "The child’s view, as it stands in the adopted plan"
    write("view", words.child_view)
    label = "A parent’s view, as it stands in the adopted plan"
    write("view", words.parent_view)
    return made


def _persons(words: str) -> list[dict[str, str]]:
    named = [part.strip() for line in words.split("\n") for part in line.split(";")]
    return [{"role": part} for part in named if part]


def _freeze(
    by: Actor,
    adoption: Adoption,
    words: PlanThen,
    school: School,
    coordinator: Person,
    contact: Person,
) -> IssuedDocument:
    begins = words.last_reviewed_on or words.prepared_on
    context = AdoptedPlanContext(
        council=adoption.given_by,
        child=adoption.pupil.name,
        birth_date=adoption.pupil.birth_date,
        prepared_on=words.prepared_on,
        last_reviewed_on=words.last_reviewed_on,
        review_due_on=rule_on("C03", begins).start(begins).due_on,
        given_on=words.given_on,
        nominated_school=str(school),
        coordinator=coordinator.name,
        contact_officer=contact.name,
        signed_by=words.signed_by,
        held_by=words.held_by,
        profile=words.profile,
        factors=words.factors,
        objectives=tuple(_objective(each) for each in words.objectives),
        child_view=words.child_view,
        parent_view=words.parent_view,
        other=words.other,
        source=adoption.source,
        adopted_on=by.today,
    )
    return freeze_today(by, "csp.adopted", context, version=1, authority_id=adoption.authority_id)


def _objective(each: ObjectiveThen) -> CspObjective:
    return CspObjective(
        words=each.words,
        supports=tuple(
            CspSupport(
                what=one.words, persons=tuple(person["role"] for person in _persons(one.persons))
            )
            for one in each.supports
        ),
    )
