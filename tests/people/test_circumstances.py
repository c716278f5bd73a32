"""Being looked after, placements, care and siblings: who is told, and who never is."""

import pytest

from ettle.exchange.selectors import changes_in
from ettle.people.models import Authority, CareExperience, Placement, Pupil
from ettle.people.selectors import care_experience_of, circumstances_of, siblings_of
from ettle.people.services import flag_safe_contact
from tests.exchange.bringing import bring_in, held
from tests.exchange.roll_files import CRAIG, ISLA, KIRSTY, LEWIS

STRANGERS = ["nobody", "baird", "ruth", "grant", "mairi"]
NOTED = CRAIG | {"rights_note": "A residence order of 2024"}
CARE = {"care_experience": "yes", "care_experience_said_by": "family"}


@pytest.fixture
def ailsa(world) -> Pupil:
    """Ailsa, looked after away from home and placed by another council."""
    pupil = world.ailsa
    Pupil.objects.filter(pk=pupil.pk).update(looked_after="away")
    other = Authority.objects.create(code="998", name="Highland Council")
    Placement.objects.create(
        authority=world.authority, pupil=pupil, home=other, host=world.authority
    )
    pupil.refresh_from_db()
    return pupil


def says(pupil: Pupil, said_by: str, seen_by: str) -> None:
    CareExperience.objects.create(
        authority=pupil.authority, pupil=pupil, said_by=said_by, seen_by=seen_by
    )


def test_the_officer_is_told_who_looks_after_a_child_and_who_placed_her(world, ailsa):
    told = circumstances_of(ailsa, by=world.actor("okafor"))

    assert (told.looked_after, told.home) == ("Looked after, away from home", "Highland Council")


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_is_told_of_circumstances_or_of_orders(world, ailsa, who):
    bring_in(world, ISLA, NOTED)
    isla = Pupil.objects.get(roll_id="P9001")

    assert circumstances_of(ailsa, by=world.actor(who)) is None
    assert circumstances_of(isla, by=world.actor(who)) is None
    assert circumstances_of(isla, by=world.actor("okafor")).rights_notes == (
        "Craig Ross: A residence order of 2024",
    )


@pytest.mark.parametrize(
    ("said_by", "seen_by", "told"),
    [
        ("child", "officers", {"okafor"}),
        ("child", "school", {"okafor", "baird"}),
        ("family", "officers", {"okafor", "mairi"}),
        ("family", "school", {"okafor", "baird", "mairi"}),
    ],
)
def test_care_is_told_to_those_whom_the_one_who_said_it_agreed_to(world, said_by, seen_by, told):
    says(world.ailsa, said_by, seen_by)

    who = [*STRANGERS, "okafor"]
    assert {one for one in who if care_experience_of(world.ailsa, by=world.actor(one))} == told


def test_care_is_in_no_list_of_what_a_roll_does(world):
    bring_in(world, ISLA | CARE)
    by = world.actor("okafor")

    row = held(world, ISLA | CARE | {"care_experience_said_by": "child"}, LEWIS | CARE)

    listed = [one.part for what in ("new", "changed") for one in changes_in(row, by=by, what=what)]
    assert (row.counts["care_new"], row.counts["care_changed"]) == (1, 1)
    assert "care" not in listed
    assert not changes_in(row, by=world.actor("nobody"), what="new").exists()


def test_brothers_and_sisters_are_those_with_a_parent_in_common(world):
    bring_in(world, ISLA, LEWIS, KIRSTY, KIRSTY | {"pupil": "P9002"})
    isla, lewis = (Pupil.objects.get(roll_id=one) for one in ("P9001", "P9002"))

    assert siblings_of(isla, by=world.actor("okafor")) == (lewis,)
    assert siblings_of(isla, by=world.actor("nobody")) == ()


def test_a_safe_contact_flag_on_either_child_parts_them_in_both_directions(world):
    bring_in(
        world, ISLA, LEWIS, KIRSTY, CRAIG, KIRSTY | {"pupil": "P9002"}, CRAIG | {"pupil": "P9002"}
    )
    by = world.actor("okafor")
    isla, lewis = (Pupil.objects.get(roll_id=one) for one in ("P9001", "P9002"))
    kirsty, craig = (isla.parentages.get(person__roll_id=one).person for one in ("C9001", "C9002"))

    flag_safe_contact(by=by, pupil=isla, protects=kirsty, kept_from=craig, reason="An order")

    assert (siblings_of(isla, by=by), siblings_of(lewis, by=by)) == ((), ())
