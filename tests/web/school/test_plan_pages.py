"""The ASN lead puts the plan together from what is known, and issues the card."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ettle.cases.models import AgencyAnswer, AgencyRequest, CspRequest, OfferedHelp, Proposal
from ettle.plans import selectors, services
from ettle.plans.models import Entry, EntryVersion, SupportCard
from ettle.voice.models import View
from tests.plans import ailsa
from tests.plans.test_who_reads_what import put_ruth_with_ailsa
from tests.web.staff.doors import words_of
from tests.world import moment

PAGES = (
    "pupil", "compose", "plan_draft", "plan_card", "add_factor", "add_support", "change", "end",
    "paper", "paper_pdf",
)  # fmt: skip
STRANGERS = ("nobody", "rory", "docherty", "grant", "mairi", "callum")


@pytest.fixture
def written(world):
    made = ailsa.write_all(world)
    ailsa.give_views(made)
    return made


def address(page: str, made, paper: str = "") -> str:
    ref = made.world.ailsa.ref
    objective, factor = made.entries["objective"].ref, made.entries["factor"].ref
    return {
        "add_factor": reverse("school:plan_add", args=[ref, "factor"]),
        "add_support": reverse("school:plan_add", args=[ref, "support"]) + f"?under={objective}",
        "change": reverse("school:plan_change", args=[ref, factor]),
        "end": reverse("school:plan_end", args=[ref, factor]),
        "paper": reverse("school:plan_paper", args=[ref, paper or "none"]),
        "paper_pdf": reverse("school:plan_paper_file", args=[ref, paper or "none", "pdf"]),
    }.get(page) or reverse(f"school:{page}", args=[ref])


@pytest.fixture
def paper(world, written) -> str:
    return services.issue_support_card(by=world.actor("laird"), plan=written.plan).document.ref


@pytest.mark.parametrize("page", PAGES)
def test_ms_laird_opens_every_page(signed_in, written, paper, page):
    response = signed_in("laird").get(address(page, written, paper))

    assert response.status_code == 200


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("page", PAGES)
def test_strangers_and_families_find_nothing_at_the_schools_pages(
    signed_in, written, paper, page, who
):
    assert signed_in(who).get(address(page, written, paper)).status_code == 404


def test_an_assistant_put_with_ailsa_still_finds_no_plan(signed_in, world, written, paper):
    put_ruth_with_ailsa(world)

    statuses = {signed_in("ruth").get(address(page, written, paper)).status_code for page in PAGES}
    assert statuses == {404}


@pytest.mark.parametrize("page", ["compose", "plan_card", "add_factor", "add_support"])
def test_the_class_teacher_reads_but_does_not_write_the_plan(signed_in, written, page):
    assert signed_in("singh").get(address("pupil", written)).status_code == 200
    assert signed_in("singh").get(address(page, written)).status_code == 403


@pytest.mark.parametrize("page", ["plan_change", "plan_end"])
def test_the_class_teacher_changes_no_objective_and_finds_no_factor(signed_in, written, page):
    client, ref = signed_in("singh"), written.world.ailsa.ref
    objective, factor = (written.entries[name].ref for name in ("objective", "factor"))

    assert client.get(reverse(f"school:{page}", args=[ref, objective])).status_code == 403
    assert client.get(reverse(f"school:{page}", args=[ref, factor])).status_code == 404


def test_the_plan_at_a_glance_names_where_the_line_breaks(signed_in, world, begun_with_objective):
    page = words_of(signed_in("laird").get(reverse("school:pupil", args=[world.ailsa.ref])))

    assert "Broken By June Ailsa asks for help No support is written for it." in page


@pytest.fixture
def begun_with_objective(world):
    made = ailsa.begin(world)
    made.write("objective", "objective", "By June Ailsa asks for help.")
    return made


def test_an_objective_is_written_once_however_often_it_is_sent(signed_in, world):
    client, key = signed_in("laird"), str(uuid4())
    typed = {"text": "By June 2027 Ailsa asks for help.", "audience": "everyone", "form_key": key}
    url = reverse("school:plan_add", args=[world.ailsa.ref, "objective"])

    first, second = client.post(url, typed), client.post(url, typed)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Entry.objects.filter(kind="objective").count() == 1


def test_a_support_keeps_who_gives_it(signed_in, world, begun_with_objective):
    objective = begun_with_objective.entries["objective"]
    url = reverse("school:plan_add", args=[world.ailsa.ref, "support"]) + f"?under={objective.ref}"

    signed_in("laird").post(
        url,
        {
            "text": "Practise symbols.", "audience": "everyone", "how_often": "Every day",
            "roles": ["support_assistant"],
            "others": "Speech and language therapist, NHS Glenmarra",
        },
    )  # fmt: skip

    persons = EntryVersion.objects.get(entry__kind="support").detail["persons"]
    assert [(one["role"], one["organisation"], one["kind"]) for one in persons] == [
        ("Support assistant", "Marra Glen Primary School (invented)", "support_assistant"),
        ("Speech and language therapist", "NHS Glenmarra", ""),
    ]


def test_changing_a_support_shows_what_it_says_and_loses_nobody(signed_in, world, written):
    url = reverse("school:plan_change", args=[world.ailsa.ref, written.entries["therapy"].ref])
    form = signed_in("laird").get(url).context["form"]
    shown = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    typed = {key: value for key, value in shown.items() if value is not None}

    signed_in("laird").post(url, typed | {"how_often": "Twice a week"})

    now = written.entries["therapy"].versions.last()
    assert (now.n, now.detail["how_often"]) == (2, "Twice a week")
    assert [one["role"] for one in now.detail["persons"]] == ["Speech and language therapist"]


def test_the_same_support_again_is_asked_about_and_nothing_typed_is_lost(signed_in, world, written):
    page = signed_in("laird").post(
        address("add_support", written),
        {
            "text": "Practise the therapist’s symbols in small steps.", "audience": "everyone",
            "how_often": "On Fridays", "roles": ["support_assistant"],
        },
    )  # fmt: skip

    assert page.status_code == 422
    assert "Is this the same support?" in page.content.decode()
    assert "On Fridays" in page.content.decode()


def test_a_page_gone_stale_shows_both_texts_and_saves_mine_if_i_say_so(signed_in, world, written):
    factor, url = written.entries["factor"], address("change", written)
    services.revise_entry(
        by=world.actor("okafor"), entry=factor, expected_version=1, text="Theirs, saved first."
    )

    page = signed_in("laird").post(
        url, {"text": "Mine, typed meanwhile.", "audience": "everyone", "expected_version": 1}
    )

    assert page.status_code == 409
    assert "Theirs, saved first." in page.content.decode()
    assert "Mine, typed meanwhile." in page.content.decode()
    signed_in("laird").post(
        url,
        {
            "text": "Mine, typed meanwhile.", "audience": "everyone",
            "expected_version": page.context["form"]["expected_version"].value(),
        },
    )  # fmt: skip
    assert factor.versions.last().text == "Mine, typed meanwhile."


def test_a_change_without_the_version_it_was_made_from_is_stale(signed_in, written):
    page = signed_in("laird").post(
        address("change", written), {"text": "From nowhere.", "audience": "everyone"}
    )

    assert page.status_code == 409


def test_a_part_taken_out_is_kept_and_no_longer_on_the_page(signed_in, world, written):
    signed_in("laird").post(address("end", written), {"expected_version": 1})

    page = signed_in("laird").get(address("compose", written))
    assert "A speech sound disorder" not in page.content.decode()
    assert written.entries["factor"].versions.count() == 1


def card_form(client, world):
    return client.get(reverse("school:plan_card", args=[world.ailsa.ref])).context["form"]


def typed_card(form) -> dict[str, str]:
    return {
        name: value
        for name, field in form.fields.items()
        if (value := form.get_initial_for_field(field, name)) is not None
    }


def test_the_card_is_written_changed_and_shortened_on_one_page(signed_in, world, written):
    client, url = signed_in("laird"), reverse("school:plan_card", args=[world.ailsa.ref])
    typed = typed_card(card_form(client, world))
    typed[f"p_{written.entries['card0'].ref}"] = "My dog Bramble."
    typed[f"p_{written.entries['card4'].ref}"] = ""
    typed["n_helps"] = "A hat when it is sunny."

    response = client.post(url, typed)

    assert response.status_code == 302
    plan = selectors.plan_for(world.ailsa, by=world.actor("laird"))
    assert [part.text for part in plan.of("what_matters", "avoid")] == ["My dog Bramble."]
    assert [part.text for part in plan.of("helps")][-1] == "A hat when it is sunny."


def test_two_people_at_the_card_lose_neither_text(signed_in, world, written):
    client, url = signed_in("laird"), reverse("school:plan_card", args=[world.ailsa.ref])
    typed = typed_card(card_form(client, world))
    line = written.entries["card0"]
    services.revise_entry(
        by=world.actor("kerr"), entry=line, expected_version=1, text="Bramble, said Ms Kerr."
    )

    page = client.post(url, typed | {f"p_{line.ref}": "Bramble, said Ms Laird."})

    assert page.status_code == 409
    assert "It now says: “Bramble, said Ms Kerr.”" in page.content.decode()
    assert "Bramble, said Ms Laird." in page.content.decode()
    assert line.versions.count() == 2


def test_the_card_is_issued_once_and_offered_again_when_it_changes(signed_in, world, written):
    client, url = signed_in("laird"), reverse("school:plan_card", args=[world.ailsa.ref])
    issue, key = reverse("school:plan_card_issue", args=[world.ailsa.ref]), str(uuid4())

    client.post(issue, {"form_key": key})
    client.post(issue, {"form_key": key})
    before = client.get(url).content.decode()
    written.write("new", "helps", "A hat when it is sunny.")
    after = client.get(url).content.decode()

    assert SupportCard.objects.count() == 1
    assert "Issue the card</button>" not in before
    assert "New: What helps: A hat when it is sunny." in after
    assert "Issue the card</button>" in after


def test_a_card_too_long_for_one_side_is_refused_with_what_to_do(signed_in, world, written):
    for number in range(30):
        written.write(f"more{number}", "helps", f"Number {number} of far too many things.")

    page = signed_in("laird").post(reverse("school:plan_card_issue", args=[world.ailsa.ref]), {})

    assert page.status_code == 422
    assert "one side of A5 holds" in page.content.decode()


def test_an_issued_card_comes_as_a_file_whose_name_names_nobody(signed_in, written, paper):
    response = signed_in("laird").get(address("paper_pdf", written, paper))

    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"] == 'attachment; filename="support-card.pdf"'


def test_the_children_are_listed_in_the_same_number_of_queries(signed_in, world, written):
    client, url = signed_in("laird"), reverse("school:pupils")
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    services.open_plan(by=world.actor("laird"), pupil=world.finlay)

    with CaptureQueriesContext(connection) as two:
        page = client.get(url)

    assert "Finlay Docherty" in page.content.decode()
    assert len(two) == len(one)


def test_the_other_school_lists_none_of_these_children(signed_in, world, written):
    page = signed_in("nobody").get(reverse("school:pupils"))

    assert "Ailsa" not in page.content.decode()


@pytest.mark.parametrize("who", ["ruth", "mairi", "grant", "callum"])
def test_the_list_is_for_those_who_follow_plans_at_work(signed_in, world, who):
    assert signed_in(who).get(reverse("school:pupils")).status_code == 404


def test_a_child_for_whom_a_plan_was_asked_is_listed_before_it_is_begun(signed_in, world):
    CspRequest.objects.create(
        authority=world.authority, pupil=world.ailsa, asked_by="parent",
        asked_by_person=world.mairi, form="letter", received_on=world.today,
        recorded_at=moment(world.today),
    )  # fmt: skip

    page = signed_in("laird").get(reverse("school:pupils"))

    assert "Asked for, not begun" in page.content.decode()


def answer_of_dr_sinclair(world) -> OfferedHelp:
    """What Dr Sinclair sent on 2 December, as the cases room keeps it."""
    shared = {"authority": world.authority}
    proposal = Proposal.objects.create(
        pupil=world.ailsa, made_on=world.today, made_at=moment(world.today), **shared
    )
    asked = AgencyRequest.objects.create(
        proposal=proposal, agency=world.nhs, service="Speech and language therapy",
        named_person="Dr Sinclair", named_role="Speech and language therapist",
        named_email="isobel.sinclair@nhs-glenmarra.invalid", question="What does Ailsa need?",
        asked_at=moment(world.today), made_on=world.today, **shared,
    )  # fmt: skip
    answer = AgencyAnswer.objects.create(
        agency_request=asked, stance="provide", saved_at=moment(world.today),
        sent_at=moment(world.today), sent_on=world.today, **shared,
    )  # fmt: skip
    return OfferedHelp.objects.create(
        answer=answer, position=1, what="Daily practice of new words.", how_often="Every day",
        how_long="10 minutes", by_whom="Support assistant", serves_education=True,
        delivered_by="school_staff", **shared,
    )  # fmt: skip


def test_what_the_therapist_offered_becomes_support_with_one_press(
    signed_in, world, begun_with_objective
):
    offered, client = answer_of_dr_sinclair(world), signed_in("laird")
    url = reverse("school:plan_use_help", args=[world.ailsa.ref, offered.ref])
    typed = {"under": begun_with_objective.entries["objective"].ref, "form_key": str(uuid4())}

    client.post(url, typed)
    client.post(url, typed)

    version = EntryVersion.objects.get(entry__kind="support")
    assert version.author_label == (
        "Dr Sinclair, Speech and language therapist, NHS Glenmarra (invented), 23 November 2026"
    )
    assert version.detail["persons"] == [
        {
            "role": "Support assistant",
            "organisation": "Marra Glen Primary School (invented)",
            "kind": "support_assistant",
        }
    ]
    page = client.get(reverse("school:compose", args=[world.ailsa.ref])).content.decode()
    assert "<strong>In the plan</strong>" in page


def test_another_schools_lead_cannot_use_what_the_therapist_offered(
    signed_in, world, begun_with_objective
):
    offered = answer_of_dr_sinclair(world)
    url = reverse("school:plan_use_help", args=[world.ailsa.ref, offered.ref])

    response = signed_in("nobody").post(
        url, {"under": begun_with_objective.entries["objective"].ref}
    )

    assert response.status_code == 404
    assert not Entry.objects.filter(kind="support").exists()


def test_words_that_a_child_kept_to_school_people_go_no_further(signed_in, world):
    view = View.objects.create(
        authority=world.authority, pupil=world.ailsa, whose="child", audience="school",
        status="given", started_at=moment(world.today), given_at=moment(world.today),
        given_on=world.today, answers={"helps": "A quiet place.", "about_plan": "Wait for me."},
    )  # fmt: skip
    client = signed_in("laird")

    for key, kind in (("helps", "helps"), ("about_plan", "view")):
        url = reverse("school:plan_use_words", args=[world.ailsa.ref, view.ref, key])
        client.post(url, {"kind": kind, "form_key": str(uuid4())})

    kept = {each.entry.kind: each.audience for each in EntryVersion.objects.all()}
    assert kept == {"helps": "school", "view": "everyone"}


def test_a_card_that_says_what_the_plan_says_asks_for_a_picture_only_when_opened(
    signed_in, world, written
):
    services.issue_support_card(by=world.actor("laird"), plan=written.plan)

    page = signed_in("laird").get(reverse("school:plan_card", args=[world.ailsa.ref]))

    folded = page.content.decode().partition("Put another picture</summary>")[2]
    assert 'id="issue-picture"' in folded.partition("</details>")[0]


def test_putting_a_plan_together_shows_where_its_thread_is_broken(
    signed_in, world, begun_with_objective
):
    page = signed_in("laird").get(reverse("school:compose", args=[world.ailsa.ref]))

    assert "Where the thread is broken" in page.content.decode()
