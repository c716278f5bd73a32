"""The record shows when it was edited, thinned out, added to or cut off."""

import pytest
from django.db import DatabaseError, connection, transaction

from ettle.access import Actor, Refused, deny, require
from ettle.audit.models import Event, Seal
from ettle.audit.seals import faults_in_record, seal_record
from ettle.audit.services import record, record_refusal, refusals_recorded
from ettle.people.models import Pupil
from tests.world import MONDAY, moment


@pytest.fixture
def record_of_five(world) -> list[Event]:
    by = world.actor("okafor")
    events = [record(by=by, verb="pupil.read", subject=world.ailsa, page="case") for _ in range(5)]
    seal_record(at=moment(MONDAY))
    return events


@transaction.atomic
def refused_after_reading(by: Actor, pupil: Pupil) -> None:
    record(by=by, verb="pupil.read", subject=pupil, page="case")
    require(deny("no connection to this pupil"), by=by, act="csp_request.received")


def without_triggers(statement: str, *values: object) -> None:
    """Do what somebody with the database's own keys could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # pending checks hold the table
            cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE audit_seal DISABLE TRIGGER USER")
        else:
            for table in ("event", "seal"):
                cursor.execute(f"DROP TRIGGER audit_{table}_no_UPDATE")
                cursor.execute(f"DROP TRIGGER audit_{table}_no_DELETE")
        cursor.execute(statement, values)


def test_an_untouched_record_is_whole(record_of_five) -> None:
    assert list(faults_in_record()) == []


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET verb = 'x'", "DELETE FROM audit_event"]
)
def test_the_database_itself_refuses_to_change_the_record(record_of_five, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_row_edited_behind_our_back_is_named(record_of_five) -> None:
    changed = record_of_five[2].pk

    without_triggers("UPDATE audit_event SET acting_as = 'Headteacher' WHERE id = %s", changed)

    assert [fault.where for fault in faults_in_record()] == [f"event {changed}"]


def test_a_row_deleted_from_the_middle_leaves_its_range_short(record_of_five) -> None:
    without_triggers("DELETE FROM audit_event WHERE id = %s", record_of_five[2].pk)

    assert [fault.what for fault in faults_in_record()] == ["5 were sealed and 4 are there"]


def test_a_tail_cut_off_shows(record_of_five) -> None:
    without_triggers("DELETE FROM audit_event WHERE id >= %s", record_of_five[3].pk)

    assert [fault.what for fault in faults_in_record()] == ["5 were sealed and 3 are there"]


def test_a_row_put_in_by_other_means_is_named(record_of_five) -> None:
    forged = record_of_five[0]
    forged.pk = None

    forged.acting_as = "Somebody else"
    forged.save(force_insert=True)

    assert [fault.where for fault in faults_in_record()] == [f"event {forged.pk}"]


def test_a_seal_taken_away_breaks_the_chain(world, record_of_five) -> None:
    record(by=world.actor("okafor"), verb="pupil.read", subject=world.ailsa, page="case")
    seal_record(at=moment(MONDAY))

    without_triggers("DELETE FROM audit_seal WHERE id = %s", Seal.objects.order_by("pk")[0].pk)

    assert [fault.what for fault in faults_in_record()] == ["does not follow the one before it"]


def test_a_refusal_is_recorded_although_its_transaction_is_gone(world) -> None:
    by = world.actor("nobody")

    with pytest.raises(Refused), refusals_recorded():
        refused_after_reading(by, world.ailsa)

    assert list(Event.objects.values_list("verb", "facts")) == [
        ("act.refused", {"act": "csp_request.received"})
    ]


def test_words_have_nowhere_to_go_in_the_record(world) -> None:
    with pytest.raises(ValueError, match="too long to be a code"):
        record(by=world.actor("okafor"), verb="pupil.read", page="She said that " * 20)


def test_a_reading_that_found_nothing_is_not_a_refusal(world) -> None:
    record_refusal(Refused(deny("not there")))

    assert Event.objects.count() == 0
