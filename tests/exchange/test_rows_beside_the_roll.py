"""Rows that only the roll, or another row, can judge: closed schools, torn rows, odd ages."""

from datetime import date

from ettle.exchange.selectors import roll_preview
from ettle.people.models import SchoolChange
from tests.exchange.bringing import bring_in, preview_of
from tests.exchange.roll_files import CRAIG, ISLA, KIRSTY, LEWIS, roll_file


def close(world) -> None:
    SchoolChange.objects.create(
        authority=world.authority,
        school=world.marra_glen,
        kind="closed",
        on=date(2026, 8, 1),
        recorded_at=world.actor("okafor").at,
    )


def test_a_pupil_new_to_a_closed_school_is_refused_with_the_day_and_one_there_is_not(world):
    bring_in(world, ISLA)
    close(world)

    refused = preview_of(world, ISLA, LEWIS).rejections

    assert [(one.line, one.column) for one in refused] == [(3, "school")]
    assert refused[0].happened == (
        "This school takes no new pupils: closed from Saturday 1 August 2026."
    )


def test_one_who_has_left_a_school_that_closed_can_still_be_on_the_roll(world):
    close(world)

    assert preview_of(world, LEWIS | {"ends_on": "2026-06-26"}).rejections == ()


def test_the_contacts_of_a_pupil_whose_row_is_torn_are_not_told_that_there_is_no_such_pupil(world):
    whole = roll_file(ISLA, KIRSTY, CRAIG).decode().splitlines()
    torn = [whole[0], whole[1].rsplit(",", 3)[0], *whole[2:], ""]

    preview = roll_preview(
        by=world.actor("okafor"), authority=world.authority, content="\n".join(torn).encode()
    )

    assert "No pupil has this id, in the file or on the roll." not in {
        one.happened for one in preview.rejections
    }
    assert [one.happened for one in preview.rejections if one.line > 2] == [
        "The pupil's own row, line 2, waits.",
        "The pupil's own row, line 2, waits.",
    ]
    assert not [one for one in preview.plan.changes if one.what == "new"]


def test_an_age_two_years_beside_the_stage_is_worth_a_look_and_stops_nothing(world):
    preview = preview_of(world, ISLA | {"birth_date": "2016-11-30"})

    assert preview.rejections == ()
    assert preview.notes == (
        "Line 2: the pupil's age and stage are two years apart. It may be right.",
    )
