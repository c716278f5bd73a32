"""An officer sets the council's stages: a ready model, changed, put in force from a day."""

from datetime import date

import pytest
from django.urls import reverse

from ettle.people.models import Stage, StageScheme
from tests.plans.staged import stages_in_force

STRANGERS = ("nobody", "laird", "baird", "singh", "ruth", "mairi", "grant", "wojcik", "callum")
PAGES = (
    "stages", "stages_ready", "stages_model", "stages_write", "stages_name", "stage_add",
    "stages_force", "stages_throw_away", "stage_edit", "stage_out",
)  # fmt: skip


@pytest.fixture
def officer(signed_in):
    return signed_in("okafor")


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


def take(officer, key="west_lothian") -> StageScheme:
    response = officer.post(reverse("authority:stages_model", args=[key]), {"form_key": ""})
    assert response.status_code == 302
    return StageScheme.objects.get(live_from__isnull=True)


def address(page: str) -> str:
    stage = Stage.objects.filter(scheme__live_from__isnull=True).first()
    names = {
        "stages_model": ["fife"],
        "stage_edit": [stage.ref if stage else "2"],
        "stage_out": [stage.ref if stage else "2"],
    }
    return reverse(f"authority:{page}", args=names.get(page, []))


def form_of(stage, **changes) -> dict:
    fields = {
        name: getattr(stage, name)
        for name in (
            "name", "neutral", "for_staff", "for_family", "threshold_staff", "threshold_family",
            "documents_expected", "documents_allowed", "movers", "review_weeks",
            "nature_of_support",
        )
    }  # fmt: skip
    return fields | {"expected_version": stage.version} | changes


def test_an_officer_sees_every_ready_model_and_where_it_was_read(officer, world):
    listed = words_of(officer.get(reverse("authority:stages_ready")))
    one = words_of(officer.get(reverse("authority:stages_model", args=["clackmannanshire"])))

    assert "West Lothian Council" in listed and "Education Scotland" in listed
    assert "As published; check with the council." in one
    assert "the words for families are ours" in one and 'role="img"' in one


def test_an_officer_takes_a_model_changes_a_stage_and_puts_it_in_force(officer, world):
    draft = take(officer)
    second = draft.stages.get(number=2)

    saved = officer.post(
        reverse("authority:stage_edit", args=[second.ref]), form_of(second, name="Extra help")
    )
    live = officer.post(
        reverse("authority:stages_force"),
        {
            "live_from_day": "17", "live_from_month": "8", "live_from_year": "2026",
            "expected_version": "1",
        },
    )  # fmt: skip

    assert (saved.status_code, live.status_code) == (302, 302)
    draft.refresh_from_db()
    assert draft.live_from == date(2026, 8, 17)
    told = words_of(officer.get(reverse("authority:stages")))
    assert "2. Extra help" in told and "in force since" in told
    assert "Multi-agency: others than education help too" in told


def test_what_is_wrong_with_a_stage_is_said_at_its_place_and_kept(officer, world):
    stage = take(officer).stages.get(number=1)

    response = officer.post(
        reverse("authority:stage_edit", args=[stage.ref]),
        form_of(stage, threshold_family="", for_staff="Something new."),
    )

    told = words_of(response)
    assert response.status_code == 422
    assert "say in the family’s words when a child comes to this stage" in told
    assert "Something new." in told


def test_an_interval_that_is_not_sensible_is_refused_in_words(officer, world):
    stage = take(officer).stages.get(number=1)

    response = officer.post(
        reverse("authority:stage_edit", args=[stage.ref]), form_of(stage, review_weeks=100)
    )

    assert response.status_code == 422
    assert "100 weeks is not a time" in words_of(response)


def test_two_officers_see_both_texts(officer, world):
    stage = take(officer).stages.get(number=1)
    where = reverse("authority:stage_edit", args=[stage.ref])
    officer.post(where, form_of(stage, name="For all"))

    response = officer.post(where, form_of(stage, name="Everyone", for_staff="Mine, kept."))

    told = words_of(response)
    assert response.status_code == 409
    assert "For all" in told and "Everyone" in told and "Mine, kept." in told


def test_stages_that_are_not_sound_cannot_be_put_in_force(officer, world):
    draft = take(officer, "aberdeen_city")
    officer.post(
        reverse("authority:stage_out", args=[draft.stages.get(number=3).ref]),
        {"expected_version": "1"},
    )

    told = words_of(officer.get(reverse("authority:stages_force")))

    assert "There are 2 stages." in told
    assert "Put them in force" not in told


def test_a_change_is_begun_from_what_is_in_force(officer, world):
    now = stages_in_force(world)

    response = officer.post(reverse("authority:stages_change"), {"form_key": ""})

    assert response.status_code == 302
    draft = StageScheme.objects.get(live_from__isnull=True)
    assert draft.pk != now.pk
    assert "These hold for nobody yet." in words_of(officer.get(reverse("authority:stages_write")))


def test_the_councils_own_names_of_documents_are_kept(officer, world):
    draft = take(officer, "fife")

    officer.post(
        reverse("authority:stages_name"),
        {"name": "Our stages", "look_weeks": "6", "name_iep": "My plan", "expected_version": "1"},
    )

    draft.refresh_from_db()
    assert (draft.name, draft.document_names) == ("Our stages", {"iep": "My plan"})


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_an_officer(officer, world, page):
    take(officer)

    assert officer.get(address(page)).status_code == 200


@pytest.mark.parametrize("who", STRANGERS)
def test_for_everybody_else_there_is_nothing_here(signed_in, world, who):
    take(signed_in("okafor"))
    client = signed_in(who)

    assert {client.get(address(page)).status_code for page in PAGES} == {404}
