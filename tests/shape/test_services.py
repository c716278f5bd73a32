"""Every change has one shape: check, change, record, in one transaction."""

import pytest

from tests.shape.source import Function, public_functions

# A function in a services module that is no act of a person, each with its reason.
NOT_AN_ACT = {
    "audit/services.keyed_hash": "arithmetic that the record and its verifier share",
    "audit/services.content_of": "arithmetic that the record and its verifier share",
    "audit/services.record": "is the recording",
    "audit/services.refusals_recorded": "records what require refused, after its transaction",
    "audit/services.record_refusal": "records what require refused, after its transaction",
    "audit/services.claim_form_key": "part of an act, inside its transaction",
    "documents/services.freeze": "part of an act: the room that issues checks and records",
    "documents/services.rebuild": "compares what is stored; changes nothing",
    "people/services/roll.write_roll": "part of an import, which exchange records as one event",
    "people/services/roll.take_back_roll": "part of an undoing, which exchange records",
    "outbox/services.place": "part of an act: the room that writes checks and records",
    "exchange/services/exporting.make_everything": "writes a file for long; note_made records it",
    "exchange/services/adopting.adopt_child": "part of a list: cases records it, close_list too",
    "exchange/services/adopting.undo_child": "part of a list: cases records it, close_undo too",
    "outbox/services.hand_over_all": "one hand_over each, so that one that fails stops no other",
}

SERVICES = [one for one in public_functions("services") if one.name not in NOT_AN_ACT]


def missing_from(service: Function) -> list[str]:
    parts = {
        "keyword-only by": service.keywords_only[:1] == ["by"] and not service.node.args.args,
        "@transaction.atomic": "transaction.atomic" in service.decorators,
        "require(…)": "require" in service.calls,
        "record(…)": "record" in service.calls,
    }
    return [part for part, is_there in parts.items() if not is_there]


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_a_service_checks_changes_and_records_in_one_transaction(service):
    assert missing_from(service) == []


def test_every_exception_is_still_there():
    assert NOT_AN_ACT.keys() - {one.name for one in public_functions("services")} == set()
