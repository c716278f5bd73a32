"""The statutory plan holds what section 9(2) and regulation 3 ask for; copies hide addresses."""

import dataclasses

import pytest

from ettle.access import Refused, Trouble
from ettle.documents.contexts import from_json, to_json
from ettle.documents.services import freeze, rebuild
from ettle.documents.tree import Signature
from ettle.documents.write import write
from ettle.plans import selectors, services
from ettle.plans.models import CoordinatedSupportPlan
from ettle.plans.printings import CspContext, copy_for, print_csp
from tests.plans.ailsa import begin_review, csp_facts, issue

# Each thing the law asks for, the provision, and words that show it in Ailsa's plan.
STATUTORY = (
    ("name", "reg 3(1)(b)(i)", "Name: Ailsa Morrison"),
    ("address", "reg 3(1)(b)(i)", "Address: 14 Burnside Road, Marra, ZZ1 4AB"),
    ("contact telephone number", "reg 3(1)(b)(i)", "Telephone number: 01632 960301"),
    ("date of birth", "reg 3(1)(b)(i)", "Date of birth: 3 May 2017"),
    ("gender", "reg 3(1)(b)(i)", "Gender: Girl"),
    ("language or form", "reg 3(1)(b)(i)", "Preferred language or form of communication: English"),
    ("school now", "reg 3(1)(b)(i)", "School attended now: Marra Glen Primary School (invented)"),
    ("date of entry", "reg 3(1)(b)(i)", "Date of entry to that school: 18 August 2022"),
    ("each parent: her", "reg 3(1)(b)(ii)", "Mairi Morrison\n\nRelationship: Mother\nAddress: 14"),
    ("each parent: him", "reg 3(1)(b)(ii)", "Rory Campbell\n\nRelationship: Father\nAddress: 9"),
    ("profile", "reg 3(1)(b)(iii)", "Profile: skills, capabilities and other information\n\nA"),
    ("views of the child", "reg 3(1)(b)(iv)", "Ailsa’s views\n\n“I like the quiet room."),
    ("views of a parent", "reg 3(1)(b)(iv)", "“I want her to be understood in the playground"),
    ("timetable for review", "reg 3(1)(b)(v)", "Review due: Monday 22 November 2027"),
    ("date", "reg 3(1)(c)", "Date of this plan: Monday 23 November 2026"),
    ("signature", "reg 3(1)(c)", "Signed: Ms Okafor\nASL officer, authorised to sign"),
    ("factors", "s 9(2)(a)(i)", "Factors giving rise to additional support needs\n\nA speech"),
    ("objectives", "s 9(2)(a)(ii)", "Educational objectives: 1. By June 2027 Ailsa asks"),
    ("support", "s 9(2)(a)(iii)", "Additional support required: Direct speech and language"),
    (
        "persons", "s 9(2)(a)(iv)",
        "Persons providing the additional support: Speech and language therapist, NHS Glenmarra",
    ),
    ("nominated school", "s 9(2)(b)", "Nominated school: Marra Glen Primary School (invented)"),
    ("co-ordinator", "s 9(2)(c)", "Co-ordinator of this plan\n\nName: Ms Laird"),
    ("co-ordinator’s contact", "s 9(2)(c)", "E-mail: catriona.laird@glenmarra.invalid"),
    ("officer for advice", "s 9(2)(d)", "Who to ask for advice and information"),
    ("officer’s contact", "s 9(2)(d)", "Telephone number: 01632 960100"),
)  # fmt: skip


@pytest.fixture
def plan_in_words(written) -> str:
    """Ailsa's statutory plan as text."""
    return write(print_csp(csp_facts(written)[1]), as_="text").decode()


def test_the_plan_holds_everything_the_law_asks_for(plan_in_words):
    missing = [(what, law) for what, law, words in STATUTORY if words not in plan_in_words]

    assert missing == []


def test_each_row_is_an_objective_its_support_and_the_persons_who_give_it(written):
    table = next(node for node in print_csp(csp_facts(written)[1]).nodes if hasattr(node, "header"))

    assert [row[0][:2] for row in table.rows] == ["1.", "1.", "2."]
    assert table.rows[2][1].startswith("A story group of three children")
    assert table.rows[2][2] == "Class teacher, Marra Glen Primary School (invented)"


def test_the_therapists_words_are_footnoted_with_her_name_and_the_day(plan_in_words):
    assert "programme for school staff to follow. (note 1)" in plan_in_words
    assert "1. From Dr Sinclair, NHS Glenmarra (invented), 2 December 2026." in plan_in_words


def test_the_plan_comes_in_four_formats_that_say_the_same_name(written):
    tree = print_csp(csp_facts(written)[1])

    assert all(len(write(tree, as_=kind)) > 1000 for kind in ("html", "pdf", "docx", "text"))


def test_the_facts_read_back_from_json_print_the_same_words(written):
    facts = csp_facts(written)[1]
    again = from_json(to_json(facts), CspContext)

    assert write(print_csp(again), as_="text") == write(print_csp(facts), as_="text")


def test_what_was_issued_says_the_same_after_the_plan_changed(world, written):
    csp = issue(written)
    begin_review(written)

    services.revise_entry(
        by=world.actor("laird"), entry=written.entries["factor"], expected_version=1,
        text="Something else altogether.",
    )  # fmt: skip

    assert write(rebuild(csp.document), as_="text") == bytes(csp.document.text)


def test_each_parents_copy_leaves_out_where_the_other_lives(world, written):
    facts = csp_facts(written)[1]

    mairis = copy_for(facts, to="Mairi Morrison", leave_out=frozenset({world.rory.ref}))
    rorys = copy_for(facts, to="Rory Campbell", leave_out=frozenset({world.mairi.ref}))

    hers, his = (write(print_csp(copy), as_="text").decode() for copy in (mairis, rorys))
    assert ("9 Harbour Row" in hers, "14 Burnside Road" in hers) == (False, True)
    assert ("9 Harbour Row" in his, "14 Burnside Road" in his) == (True, False)
    assert "open question" in hers
    assert "open question" in his


def test_the_fathers_copy_tells_no_telephone_number_of_the_home_she_lives_in(world, written):
    facts = csp_facts(written)[1]

    copy = copy_for(facts, to="Rory Campbell", leave_out=frozenset({world.mairi.ref}))

    assert (copy.pupil.address, copy.pupil.telephone) == ("", "")
    assert [parent.telephone for parent in copy.parents] == ["", "01632 960400"]


def test_a_copy_with_nothing_to_leave_out_says_nothing_of_leaving_out(written):
    copy = copy_for(csp_facts(written)[1], to="Mairi Morrison")

    assert "Left out" not in write(print_csp(copy), as_="text").decode()


def test_a_member_of_staff_is_reached_at_work_never_at_home(world, written):
    world.ms_laird.address, world.ms_laird.telephone = "1 Her Own House", "01632 960999"
    world.ms_laird.save()

    text = write(print_csp(csp_facts(written)[1]), as_="text").decode()

    assert "Her Own House" not in text
    assert "960999" not in text


def test_a_draft_says_that_it_is_one(written):
    draft = selectors.csp_context(written.plan, by=written.world.actor("laird"))

    text = write(print_csp(draft), as_="text").decode()
    assert "Draft: not dated, not signed, not issued" in text
    assert "Named when the plan is issued" in text


def test_an_empty_plan_prints_as_a_draft_all_the_same(world, begun):
    draft = selectors.csp_context(begun.plan, by=world.actor("laird"))

    assert "Nothing is written here yet." in write(print_csp(draft), as_="text").decode()


def test_a_typed_and_a_scanned_signature_both_print(written):
    import io

    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (200, 60), "white").save(picture, "PNG")
    scanned = Signature("Ms Okafor", "ASL officer", written.world.today, picture.getvalue())

    _, facts = csp_facts(written, signature=scanned)

    assert write(print_csp(facts), as_="pdf").startswith(b"%PDF")


def test_what_is_missing_is_said_in_words_with_what_stops_it_first(world, begun):
    begun.write("factor", "factor", "A speech sound disorder.")
    objective = begun.write("objective", "objective", "By June Ailsa asks for help.")
    begun.write("objective2", "objective", "By June Ailsa retells a story.")
    begun.write("support", "support", "Therapy.", under=objective)

    missing = selectors.missing_for_csp(begun.plan, by=world.actor("laird"))

    assert [(str(one), one.stops) for one in missing] == [
        ("A profile: what Ailsa can do, and what else matters (regulation 3(1))", True),
        ("Support for the objective “By June Ailsa retells a story.”", True),
        ("Who gives the support “Therapy.”", True),
        ("Ailsa’s own views", False),
        ("A parent’s views", False),
    ]


def test_a_whole_plan_misses_nothing(world, written):
    assert selectors.missing_for_csp(written.plan, by=world.actor("okafor")) == ()


def test_a_part_that_not_everyone_may_read_does_not_count_towards_the_statutory_plan(world, begun):
    begun.write("profile", "profile", "For school people.", audience="school")

    kinds = {one.kind for one in selectors.missing_for_csp(begun.plan, by=world.actor("laird"))}

    assert "profile" in kinds


def test_issuing_again_keeps_the_plan_before_as_superseded(world, written):
    first = issue(written)
    second = issue(written)

    first.refresh_from_db()
    assert first.superseded_on == world.today
    assert CoordinatedSupportPlan.objects.get(superseded_on__isnull=True) == second


def test_only_an_officer_issues_the_statutory_plan(world, written):
    csp = issue(written)

    with pytest.raises(Refused):
        services.record_csp(
            by=world.actor("laird"), plan_version=csp.plan_version, document=csp.document,
            nominated_school=world.marra_glen, coordinator=world.ms_laird,
            contact_officer=world.ms_okafor, signed_by=world.ms_laird, signed_role="ASN lead",
        )  # fmt: skip


def test_an_unsigned_document_is_not_recorded_as_the_plan(world, written):
    version, facts = csp_facts(written)
    unsigned = dataclasses.replace(facts, signature=None)
    okafor = world.actor("okafor")
    document = freeze(
        print_csp(unsigned), authority_id=world.authority.pk, printing="csp", printing_version=1,
        context=unsigned, issued_on=world.today, at=okafor.at,
    )  # fmt: skip

    with pytest.raises(Trouble, match="dated and signed"):
        services.record_csp(
            by=okafor, plan_version=version, document=document, nominated_school=world.marra_glen,
            coordinator=world.ms_laird, contact_officer=world.ms_okafor,
            signed_by=world.ms_okafor, signed_role="ASL officer",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "opens"),
    [("laird", True), ("okafor", True), ("wojcik", True), ("singh", False), ("mairi", False)],
)
def test_the_record_copy_with_both_addresses_is_for_those_who_keep_it(world, written, who, opens):
    csp = issue(written)

    found = selectors.paper_for(csp.document.ref, by=world.actor(who), page="paper")

    assert bool(found) == opens
