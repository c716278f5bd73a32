"""The plan in a family's words, the child's own, and what they choose to say: who opens what."""

import pytest
from django.urls import reverse

from ettle.people.models import CareChoice
from tests.plans import ailsa

STRANGERS = ("nobody", "rory", "mr_docherty", "ms_grant", "callum", "ruth")


@pytest.fixture
def written(world):
    made = ailsa.write_all(world)
    ailsa.give_views(made)
    return made


def signed_in(client, world, name: str):
    other = client.__class__()
    other.force_login(world.accounts[name])
    return other


def text(response) -> str:
    return " ".join(response.content.decode().split())


def form_of(client, address: str) -> dict:
    form = client.get(address).context["form"]
    names = {"form_key", "expected_version"} & form.fields.keys()
    return {name: str(form[name].value() or "") for name in names}


def test_mairi_reads_the_plan_with_its_map_and_keeps_it(client, world, written):
    mairi = signed_in(client, world, "mairi")

    shown = mairi.get(reverse("family:plan", args=[world.ailsa.ref]))
    file = mairi.get(reverse("family:plan_file", args=[world.ailsa.ref, "pdf"]))

    assert "The plans Ailsa has, and how they fit together" in text(shown)
    assert 'alt="One box at the top: the one record' in text(shown)
    assert "Keep my symbol book with me" not in text(shown)
    assert file.content.startswith(b"%PDF")
    assert file["Content-Disposition"] == 'attachment; filename="family-edition.pdf"'
    assert len(shown.content) < 100_000


def test_the_page_has_one_heading_of_the_first_level(client, world, written):
    mairi = signed_in(client, world, "mairi")

    for name in ("plan", "childs_own", "care"):
        shown = mairi.get(reverse(f"family:{name}", args=[world.ailsa.ref]))
        assert shown.content.decode().count("<h1") == 1, name


def test_mairi_reads_ailsas_own_edition_with_her_and_has_a_script(client, world, written):
    mairi = signed_in(client, world, "mairi")

    shown = mairi.get(reverse("family:childs_own", args=[world.ailsa.ref]))
    script = mairi.get(reverse("family:childs_own_file", args=[world.ailsa.ref, "script", "text"]))

    assert "I like the quiet room" in text(shown)
    assert "Is this right, Ailsa?" in text(script)


@pytest.mark.parametrize("stranger", STRANGERS)
def test_to_everybody_else_none_of_these_pages_is_there(client, world, written, stranger):
    other = signed_in(client, world, stranger)
    pages = [
        reverse("family:plan", args=[world.ailsa.ref]),
        reverse("family:plan_file", args=[world.ailsa.ref, "pdf"]),
        reverse("family:childs_own", args=[world.ailsa.ref]),
        reverse("family:childs_own_file", args=[world.ailsa.ref, "plan", "pdf"]),
        reverse("family:care", args=[world.ailsa.ref]),
        reverse("family:take_back_care", args=[world.ailsa.ref]),
        reverse("school:own_editions", args=[world.ailsa.ref]),
        reverse("school:own_edition_file", args=[world.ailsa.ref, "child", "pdf"]),
        reverse("school:told", args=[world.ailsa.ref]),
    ]

    assert {page: other.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)


def test_a_format_or_an_edition_that_is_none_is_not_there(client, world, written):
    mairi = signed_in(client, world, "mairi")

    for address in (
        reverse("family:plan_file", args=[world.ailsa.ref, "exe"]),
        reverse("family:childs_own_file", args=[world.ailsa.ref, "other", "pdf"]),
    ):
        assert mairi.get(address).status_code == 404


def test_without_a_plan_the_page_says_so(client, world):
    shown = signed_in(client, world, "mairi").get(reverse("family:plan", args=[world.ailsa.ref]))

    assert "Nothing is written in a plan for Ailsa yet." in text(shown)


def test_callum_opens_his_own_and_hears_it_where_there_is_a_voice(client, world):
    callum = signed_in(client, world, "callum")
    made = ailsa.services.open_plan(by=world.actor("nobody"), pupil=world.callum)
    ailsa.services.write_entry(
        by=world.actor("nobody"), plan=made, kind="helps", text="Let me type."
    )

    shown = callum.get(reverse("child:plan"))

    assert "Let me type." in text(shown)
    assert "data-speak-start hidden" in text(shown)
    assert "ettle/speak" in text(shown)
    assert callum.get(reverse("child:plan_file", args=["pdf"])).content.startswith(b"%PDF")


def test_callum_says_it_and_takes_it_back(client, world):
    callum = signed_in(client, world, "callum")
    page = reverse("child:care")
    said = {"seen_by": "trusted", "words": "Ask me first.", **form_of(callum, page)}

    callum.post(page, said)
    told = signed_in(client, world, "nobody").get(reverse("school:told", args=[world.callum.ref]))
    callum.post(reverse("child:take_back_care"), form_of(callum, reverse("child:take_back_care")))
    after = signed_in(client, world, "nobody").get(reverse("school:told", args=[world.callum.ref]))

    assert "Ask me first." in text(told)
    assert "Callum chose to say that Callum has experience of care" in text(told)
    assert "Ask me first." not in text(after)
    assert "Nothing is here for you." in text(after)
    assert CareChoice.objects.get(pupil=world.callum).seen_by == "nobody"


def test_mairi_says_it_for_ailsa_and_nothing_typed_is_lost_on_an_error(client, world):
    mairi = signed_in(client, world, "mairi")
    page = reverse("family:care", args=[world.ailsa.ref])

    wrong = mairi.post(page, {"words": "She lived with her gran.", **form_of(mairi, page)})
    right = mairi.post(page, {"seen_by": "officers", **form_of(mairi, page)}, follow=True)

    assert wrong.status_code == 422
    assert "She lived with her gran." in text(wrong)
    assert "Your choice is kept." in text(right)


def test_care_is_on_no_other_page_of_the_school(client, world, written):
    CareChoice.objects.create(
        authority=world.authority, pupil=world.ailsa, said_by="child", seen_by="school",
        words="Ask me.", chosen_on=world.today, chosen_at=world.actor("laird").at,
    )  # fmt: skip
    laird = signed_in(client, world, "ms_laird")

    for name in ("pupil", "own_editions", "plan_card"):
        assert "experience of care" not in text(
            laird.get(reverse(f"school:{name}", args=[world.ailsa.ref]))
        )
    assert "experience of care" not in text(laird.get(reverse("school:pupils")))
    told = laird.get(reverse("school:told", args=[world.ailsa.ref]))
    assert "Ailsa has experience of care" in text(told)


def test_the_class_teacher_whom_ailsa_trusts_is_told_what_she_chose_to_tell(client, world, written):
    singh = signed_in(client, world, "mr_singh")
    page = reverse("school:told", args=[world.ailsa.ref])
    CareChoice.objects.create(
        authority=world.authority, pupil=world.ailsa, said_by="child", seen_by="trusted",
        chosen_on=world.today, chosen_at=world.actor("laird").at,
    )  # fmt: skip
    before = singh.get(page)
    written.write("key", "key_adult", "Mr Singh", detail={"person": world.mr_singh.pk})

    after = singh.get(page)

    assert "Nothing is here for you. That does not say whether there is anything" in text(before)
    assert "Ailsa has experience of care" in text(after)
    assert "<li>Mr Singh</li>" in text(after)


def test_the_schools_page_of_the_editions_is_not_the_familys(client, world, written):
    mairi = signed_in(client, world, "mairi")

    assert mairi.get(reverse("school:own_editions", args=[world.ailsa.ref])).status_code == 404


def test_ms_laird_sees_how_long_and_how_hard_each_edition_is(client, world, written):
    written.write("hard", "helps", "Environmental accommodations necessitate differentiation.")
    laird = signed_in(client, world, "ms_laird")

    shown = laird.get(reverse("school:own_editions", args=[world.ailsa.ref]))
    mairis = laird.get(
        reverse("school:own_edition_file", args=[world.ailsa.ref, world.mairi.ref, "text"])
    )
    rorys = laird.get(
        reverse("school:own_edition_file", args=[world.ailsa.ref, world.rory.ref, "text"])
    )

    assert "Environmental accommodations necessitate differentiation." in text(shown)
    assert "Mairi Morrison" in text(shown)
    assert "Rory" not in text(shown)
    assert "for Mairi Morrison" in text(mairis) or "Mairi Morrison, who chooses" in text(mairis)
    assert rorys.status_code == 404
