"""Every address of the program by name, with an example of each thing that an address names.

A page's author adds an example here when its address names something new.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern

from ettle.config.cast import AUTHORITY_CODE


@dataclass(frozen=True)
class Address:
    """A named address: ``authority:request`` and the words in its brackets."""

    name: str
    arguments: tuple[str, ...]


def addresses(urlconf: str = "ettle.config.urls_demo") -> list[Address]:
    """List every address of the program, in the order in which it looks them up."""
    return list(dict.fromkeys(_below(get_resolver(urlconf), "", ())))


def _below(resolver: URLResolver, prefix: str, arguments: tuple[str, ...]) -> Iterator[Address]:
    for one in resolver.url_patterns:
        named = arguments + tuple(_arguments_of(one))
        if isinstance(one, URLPattern):
            yield Address(f"{prefix}{one.name}", named)
        else:
            yield from _below(one, f"{prefix}{one.namespace}:" if one.namespace else prefix, named)


def _arguments_of(one: URLPattern | URLResolver) -> list[str]:
    if isinstance(one.pattern, RoutePattern):
        return list(one.pattern.converters)
    return list(re.compile(str(one.pattern)).groupindex)


def example_of(argument: str, page: str) -> str:
    """Give a thing about Ailsa for a word in an address: ``plan_ref`` is her plan's.

    Raises:
        LookupError: says where an example is to be added.
    """
    special = EXAMPLES.get(f"{page} {argument}") or EXAMPLES.get(argument)
    if special:
        return special()
    raise LookupError(f"{page} needs an example of {argument!r}: add it to {__file__}")


def path_of(address: Address, *, instead: str = "") -> str:
    """Give a path to an address, with examples about Ailsa, in the world this process is in.

    ``instead`` stands for what has not happened yet in an earlier stage.
    """
    examples = {}
    for one in address.arguments:
        try:
            examples[one] = example_of(one, address.name)
        except (LookupError, ObjectDoesNotExist):
            if not instead:
                raise
            examples[one] = instead
    return reverse(address.name, urlconf="ettle.config.urls_demo", kwargs=examples)


def ailsa():
    """Find Ailsa in the world."""
    from ettle.config.cast import AILSA

    return apps.get_model("people.Pupil").objects.get(roll_id=AILSA.roll_id)


def account_of(key: str):
    """Find the account of one of the cast."""
    from ettle.config.cast import CAST

    return apps.get_model("people.Account").objects.get(email=CAST[key].email)


def without_account(label: str, **only: str) -> Callable[[], str]:
    """Find somebody on the roll who has not been invited yet."""

    def find() -> str:
        rows = apps.get_model(label).objects.filter(memberships__isnull=True, **only)
        return str(rows.earliest("pk").ref)

    return find


def about_ailsa(
    label: str, path: str = "pupil", field: str = "ref", **only: str
) -> Callable[[], str]:
    """Find the latest row of a model that leads to Ailsa, and give what addresses call it."""

    def find() -> str:
        rows = apps.get_model(label).objects.filter(**{path: ailsa()}, **only).order_by("-pk")
        row = rows.first()
        if row is None:
            raise LookupError(f"the world has no {label} about Ailsa")
        return str(getattr(row, field))

    return find


def if_any(find: Callable[[], str]) -> Callable[[], str]:
    """Find what the story may not have (a call for help); else a name that nothing has."""

    def found() -> str:
        try:
            return find()
        except LookupError:
            return "2222222222zz"

    return found


def job_ref() -> str:
    """Find long work in the world, or put some there that could not be finished."""
    jobs = apps.get_model("jobs.Job").objects.filter(trouble__gt="")
    by = account_of("ms_okafor")
    found = jobs.first() or jobs.create(
        authority=ailsa().authority,
        kind="export.everything",
        asked_by=by,
        asked_at=by.made_at,
        finished_at=by.made_at,
        trouble="The computer that did it stopped. Try again.",
    )
    return str(found.ref)


def export_ref() -> str:
    """Find a file of everything in the world, or one that was asked for and never made."""
    exports = apps.get_model("exchange.WholeExport").objects
    by = account_of("ms_okafor")
    found = exports.first() or exports.create(
        authority=ailsa().authority, asked_at=by.made_at, asked_on=by.made_at.date()
    )
    return str(found.ref)


def printing_ref() -> str:
    """Find an individualised educational programme of Ailsa's, or issue one as Ms Laird."""
    from ettle.people.selectors import actor_for
    from ettle.plans.services import issue_printing

    plan = apps.get_model("plans.Plan").objects.filter(pupil=ailsa()).first()
    if plan is None:
        raise LookupError("Ailsa has no plan in this world yet")
    found = plan.editions.filter(printing="iep", for_person=None).first()
    if found is None:
        account, at = account_of("ms_laird"), ailsa().csps.latest("pk").issued_at
        by = actor_for(account, at=at, today=at.date())
        found = issue_printing(by=by, plan=plan, key="iep")
    return str(found.ref)


def sheet_ref() -> str:
    """Find a sheet for the roll system in the world, or make one that is to be keyed."""
    sheets = apps.get_model("exchange.Sheet").objects
    made_at = account_of("ms_okafor").made_at
    found = sheets.first() or sheets.create(
        authority=ailsa().authority,
        made_at=made_at,
        made_on=made_at.date(),
        rows=[{"pupil": ailsa().ref, "was": {"csp": "no"}, "now": {"csp": "yes"}}],
        row_count=1,
    )
    return str(found.ref)


def mapping_ref() -> str:
    """Find how a file of the council's own is read, or say how one is."""
    mappings = apps.get_model("exchange.ColumnMapping").objects.filter(ended_at__isnull=True)
    by = account_of("ms_okafor")
    found = mappings.first() or mappings.create(
        authority=ailsa().authority,
        name="Pupils",
        kind="pupil",
        headings=["Pupil no", "Forename", "Surname", "DOB", "SEED", "Year"],
        reads={"name": "Pupils", "headings": {"id": "Pupil no", "given_name": "Forename"}},
        made_at=by.made_at,
    )
    return str(found.ref)


def rejected_row_ref() -> str:
    """Find a rejected row that waits, or put one there."""
    rows = apps.get_model("exchange.RejectedRow").objects.filter(waits=True)
    roll = apps.get_model("exchange.RollImport").objects.latest("checked_at")
    found = rows.first() or rows.create(
        authority=roll.authority,
        roll_import=roll,
        line=7,
        waits=True,
        faults=[["stage", "P0", "There is no such stage.", "Write P1 to P7."]],
    )
    return str(found.ref)


def adoption_draft_ref() -> str:
    """Find work that Ms Okafor began to gather, or begin some: Callum's kept plan."""
    drafts = apps.get_model("cases.AdoptionDraft").objects
    by = account_of("ms_okafor")
    found = drafts.filter(account=by).first() or drafts.create(
        authority=ailsa().authority,
        pupil=ailsa(),
        account=by,
        kind="retention",
        answers={"retention": {"route": "not_ours", "discontinued_on": "2023-06-28"}},
        saved_at=by.made_at,
    )
    return str(found.ref)


def adoption_ref() -> str:
    """Find something adopted, or put a kept plan there."""
    adoptions = apps.get_model("plans.Adoption").objects
    by = account_of("ms_okafor")
    found = adoptions.filter(kind="retention").first() or adoptions.create(
        authority=ailsa().authority,
        pupil=ailsa(),
        kind="retention",
        given_by="Glenmarra Council (invented)",
        source="Archive register",
        facts={"route": "not_ours", "discontinued_on": "2023-06-28"},
        adopted_on=by.made_at.date(),
        adopted_at=by.made_at,
    )
    return str(found.ref)


def adoption_batch_ref() -> str:
    """Find a list of work to adopt, or put one there."""
    batches = apps.get_model("exchange.AdoptionBatch").objects
    by = account_of("ms_okafor")
    counts = {"new": 0, "same": 0, "by_name": 0, "rejected": 1, "missed": 0}
    written = ["P1", "", "", "", "", "soon", "", "", "", "", "", ""]
    found = batches.first() or batches.create(
        authority=ailsa().authority,
        file_hash="0" * 64,
        checked_at=by.made_at,
        counts=counts,
        rejected=[{"sheet": "Retention", "line": 3, "written": written, "why": "No day."}],
    )
    return str(found.ref)


def link_token() -> str:
    """Find the secret of Dr Sinclair's link where only she was sent it: in the letter to her."""
    letters = apps.get_model("outbox.Message").objects.filter(letter="L5")
    letters = letters.filter(body__contains="/answer/")
    letter = letters.order_by("pk").first()
    if letter is None:
        raise LookupError("the world has no letter with a link")
    return re.search(r"/answer/([^/\s]+)/", letter.body)[1]


def quality_ref() -> str:
    """Find a round in which Ailsa's plan is marked, or put it before Mr Baird and Ms Okafor."""
    rounds = apps.get_model("plans.QualityRound").objects
    found = rounds.filter(plan__pupil=ailsa()).first()
    if found is None:
        by = account_of("ms_kerr")
        first, second = (
            account_of(key).memberships.latest("pk").person for key in ("mr_baird", "ms_okafor")
        )
        found = rounds.create(
            authority=ailsa().authority,
            plan=ailsa().plan,
            opened_by=by.memberships.latest("pk").person,
            opened_on=by.made_at.date(),
            opened_at=by.made_at,
            first=first,
            second=second,
        )
        for marker in (first, second):
            found.marks.create(authority=ailsa().authority, marker=marker)
    return str(found.ref)


def living_part(kind: str) -> str:
    """Find the newest part of one kind that is still in Ailsa's plan."""
    parts = apps.get_model("plans.Entry").objects.filter(plan__pupil=ailsa(), kind=kind)
    return str(parts.filter(ended_at__isnull=True).latest("pk").ref)


def living_support(who: str, how_often: str = "") -> str:
    """Find a support of Ailsa's plan that names somebody in a role, or of an organisation."""
    versions = apps.get_model("plans.EntryVersion").objects.filter(
        entry__plan__pupil=ailsa(), entry__kind="support", entry__ended_at__isnull=True
    )
    for version in versions.select_related("entry").order_by("-entry_id", "-n"):
        named = version.detail.get("persons", ())
        is_meant = how_often in version.detail.get("how_often", "")
        if is_meant and any(who in (one["role"], one.get("organisation")) for one in named):
            return str(version.entry.ref)
    raise LookupError(f"no support of Ailsa's plan names {who}")


def family_word_ref() -> str:
    """Find something that Ailsa's mother said of support, or let her say it."""
    words = apps.get_model("plans.FamilyWord").objects.filter(plan__pupil=ailsa())
    by = account_of("ms_okafor")
    found = words.first() or words.create(
        authority=ailsa().authority,
        plan=ailsa().plan,
        whose="parent",
        person=apps.get_model("people.Person").objects.get(roll_id="C1001"),
        kind="ring_me",
        on=by.made_at.date(),
        at=by.made_at,
    )
    return str(found.ref)


PACK_TOKEN = "a-link-to-a-pack-that-nobody-could-guess"


def meeting_row():
    """Find a meeting about Ailsa that was held, or hold one, with Dr Sinclair asked by a link."""
    meetings = apps.get_model("plans.Meeting").objects.filter(plan__pupil=ailsa())
    found = meetings.filter(arranged_label="for the access table").first()
    if found:
        return found
    by = account_of("ms_kerr")
    plan, _ = apps.get_model("plans.Plan").objects.get_or_create(
        pupil=ailsa(), defaults={"authority": ailsa().authority, "made_at": by.made_at}
    )
    paper = apps.get_model("documents.IssuedDocument").objects.earliest("pk")
    found = meetings.create(
        authority=ailsa().authority,
        plan=plan,
        purposes=["iep"],
        planned_on=by.made_at.date(),
        held_on=by.made_at.date(),
        arranged_by=by.memberships.latest("pk").person,
        arranged_label="for the access table",
        arranged_at=by.made_at,
        minute=paper,
    )
    for role, key in (("parent", "mairi"), ("support_assistant", "ruth"), ("agency", "")):
        person = account_of(key).memberships.latest("pk").person if key else None
        found.invitees.create(
            authority=found.authority,
            role=role,
            person=person,
            name="" if person else "Dr Isobel Sinclair",
            pack=paper,
            pack_on=by.made_at.date(),
        )
    teacher = account_of("mr_singh").memberships.latest("pk").person
    found.invitees.create(
        authority=found.authority,
        role="class_teacher",
        person=teacher,
        pack=paper,
        pack_on=by.made_at.date(),
    )
    return found


def guest_ref(role: str) -> Callable[[], str]:
    """Find somebody asked to that meeting."""
    return lambda: str(meeting_row().invitees.get(role=role).ref)


def pack_token() -> str:
    """Give the secret of a link to Dr Sinclair's pack, and put the link there."""
    guest = meeting_row().invitees.get(role="agency")
    token_hash = hashlib.sha256(PACK_TOKEN.encode()).hexdigest()
    made_at = guest.meeting.arranged_at
    guest.links.get_or_create(
        token_hash=token_hash,
        defaults={
            "authority": guest.authority,
            "made_at": made_at,
            "expires_on": made_at.date().replace(year=made_at.year + 3),
        },
    )
    return PACK_TOKEN


def review_ref() -> str:
    """Find a review of Ailsa's statutory plan, or open one."""
    reviews = apps.get_model("plans.StatutoryReview").objects
    csp = ailsa().csps.latest("pk")
    by = account_of("ms_okafor")
    found = reviews.filter(csp=csp).first() or reviews.create(
        authority=csp.authority,
        csp=csp,
        ground="annual",
        begun_on=csp.prepared_on,
        begun_by=by.memberships.latest("pk").person,
        begun_at=by.made_at,
    )
    return str(found.ref)


# By the word in the address, or by "page word" where the same word means two things.
EXAMPLES: dict[str, Callable[[], str]] = {
    "meeting_ref": lambda: meeting_row().ref,
    "guest_ref": guest_ref("parent"),
    "family:own_pack pack_ref": guest_ref("parent"),
    "family:own_pack_file pack_ref": guest_ref("parent"),
    "staff:own_pack pack_ref": guest_ref("support_assistant"),
    "staff:own_pack_file pack_ref": guest_ref("support_assistant"),
    "school:own_pack pack_ref": guest_ref("class_teacher"),
    "school:own_pack_file pack_ref": guest_ref("class_teacher"),
    "school:meeting_target part": lambda: living_part("target"),
    "school:meeting_proposal change": lambda: "2222222222zz",
    "school:meeting_close duty": lambda: "iep",
    "partner:pack_door token": pack_token,
    "review_ref": review_ref,
    "authority:review_step key": lambda: "child",
    "support_ref": lambda: living_support("Support assistant"),
    "school:answer_gap support_ref": lambda: living_support(
        "NHS Glenmarra (invented)", "Once a week"
    ),
    "word_ref": family_word_ref,
    "quality_ref": quality_ref,
    "criterion": lambda: "people",
    "pupil_ref": lambda: ailsa().ref,
    "request_ref": about_ailsa("cases.CspRequest"),
    "proposal_ref": about_ailsa("cases.Proposal"),
    "row_ref": rejected_row_ref,
    "authority:roll_list what": lambda: "new",
    "authority:roll_rejected_file as_": lambda: "csv",
    "roll_ref": lambda: apps.get_model("exchange.RollImport").objects.latest("checked_at").ref,
    "account_reset_password_from_key uidb36": lambda: "1",
    "account_reset_password_from_key key": lambda: "no-such-key",
    "account_confirm_email key": lambda: "no-such-key",
    "demo:become key": lambda: "mairi",
    "ask_ref": about_ailsa("cases.AgencyRequest", "proposal__pupil"),
    "booking_ref": about_ailsa("workforce.ProtectedTime", "deployment__pupil"),
    "clock_ref": about_ailsa("cases.StatutoryClock"),
    "decision_ref": about_ailsa("cases.CspDecision", "proposal__pupil"),
    "deployment_ref": about_ailsa("workforce.Deployment"),
    "drawing_ref": if_any(about_ailsa("voice.Drawing", "view__pupil")),
    "call_ref": if_any(about_ailsa("voice.HelpCall")),
    "view_ref": about_ailsa("voice.View", whose="child"),
    "job_ref": job_ref,
    "draft_ref": adoption_draft_ref,
    "group": lambda: "retention",
    "adoption_ref": adoption_ref,
    "batch_ref": adoption_batch_ref,
    "page_ref": lambda: "222222222222",
    "authority:adopt_template as_": lambda: "xlsx",
    "mapping_ref": mapping_ref,
    "export_ref": export_ref,
    "sheet_ref": sheet_ref,
    "link_ref": about_ailsa("cases.ContributionLink", "agency_request__proposal__pupil"),
    "account_ref": lambda: account_of("ruth").ref,
    "person_ref": without_account("people.Person", posts__role="class_teacher"),
    "authority:invite_pupil pupil_ref": without_account("people.Pupil", stage="S2"),
    "membership_ref": lambda: apps.get_model("people.Membership").objects.earliest("pk").ref,
    "message_ref": about_ailsa("outbox.Message"),
    "paper_ref": about_ailsa("cases.Notice", letter="L4", to_person__roll_id="C1001"),
    "school:plan_paper paper_ref": lambda: ailsa().csps.latest("pk").document.ref,
    "school:plan_paper_file paper_ref": lambda: ailsa().csps.latest("pk").document.ref,
    "family:paper paper_ref": about_ailsa("cases.Notice", letter="L4", to_person__roll_id="C1001"),
    "family:paper_file paper_ref": about_ailsa(
        "cases.Notice", letter="L4", to_person__roll_id="C1001"
    ),
    "as_": lambda: "pdf",
    "model_key": lambda: "clackmannanshire",
    "stage_ref": lambda: (
        apps.get_model("people.Stage")
        .objects.filter(scheme__authority=ailsa().authority, scheme__live_from__isnull=True)
        .latest("number")
        .ref
    ),
    "school:tried_look part": about_ailsa("plans.Entry", "plan__pupil", kind="tried"),
    "session": lambda: "2026-27",
    "authority:calendar_session_file as_": lambda: "csv",
    "span_ref": lambda: (
        apps.get_model("people.CalendarEntry")
        .objects.filter(authority__code=AUTHORITY_CODE)
        .earliest("pk")
        .ref
    ),
    "code": lambda: AUTHORITY_CODE,
    "school_ref": lambda: ailsa().school.ref,
    "act": lambda: "close",
    "change_ref": if_any(about_ailsa("people.SchoolChange", "school__pupil")),
    "step": lambda: "drawing",
    "moment": lambda: "now",
    "family:childs_own_file what": lambda: "script",
    "school:own_edition_file what": lambda: "child",
    "token": lambda: link_token(),
    "ref": lambda: ailsa().ref,
    "part": lambda: living_part("objective"),
    "school:plan_change part": lambda: living_part("view"),
    "school:plan_end part": lambda: living_part("view"),
    "school:plan_picture part": lambda: living_part("helps"),
    "school:plan_picture_off part": lambda: living_part("helps"),
    "school:plan_close part": lambda: living_part("target"),
    "school:plan_all kind": lambda: "factor",
    "proposal": if_any(about_ailsa("plans.ProposedChange", "entry__plan__pupil")),
    "kept": if_any(about_ailsa("plans.EntryKept", "entry__plan__pupil")),
    "left": if_any(about_ailsa("plans.EntryDraft")),
    "kept_part": lambda: living_part("helps"),
    "gap": lambda: "briefing",
    "school:plan_add kind": lambda: "factor",
    "school:plan_paper_file kind": lambda: "pdf",
    "issued_ref": printing_ref,
    "printing_key": lambda: "iep",
    "school:printing_file kind": lambda: "pdf",
    "school:plan_use_help item": about_ailsa(
        "cases.OfferedHelp", "answer__agency_request__proposal__pupil"
    ),
    "school:plan_use_words item": about_ailsa("voice.View"),
    "school:plan_use_words key": lambda: "helps",
    "school:ask ask_ref": about_ailsa("workforce.AskForMore", "deployment__pupil"),
}
