"""A meeting around a child: who is asked, the packs that go before, and what comes out of it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ettle.access import Refused, StaleEdit, Trouble
from ettle.outbox.models import Message
from ettle.outbox.services import hand_over
from ettle.people.models import Connection
from ettle.plans import selectors
from ettle.plans import services as plans
from ettle.plans.meeting.links import actor_of
from ettle.plans.models import EntryVersion, Invitee, ObligationClosed
from tests.cases.casework import nobody_signed_in
from tests.plans.meeting_days import (
    THE_DAY,
    arranged,
    everybody,
    held,
    packs_out,
    put_ruth_with_ailsa,
)


def words_of(document) -> str:
    return bytes(document.text).decode()


def guest(meeting, role: str, person=None) -> Invitee:
    rows = meeting.invitees.select_related("meeting__plan__pupil", "person", "pack", "minute")
    return rows.filter(role=role, **({"person": person} if person else {})).first()


def written(world, kind: str, text: str, **more):
    lead = world.actor("laird")
    plan = plans.open_plan(by=lead, pupil=world.ailsa)
    return plans.write_entry(by=lead, plan=plan, kind=kind, text=text, **more)


def test_a_meeting_is_arranged_and_nothing_is_sent_yet(world):
    meeting = arranged(world)

    assert meeting.invitees.count() == 5
    assert not Message.objects.filter(letter="pack").exists()


def test_two_people_kept_apart_are_not_put_in_one_room(world):
    asked = [replace(each, own_time=None) for each in everybody(world)]

    with pytest.raises(Trouble, match="time of their own") as trouble:
        arranged(world, asked=asked)

    assert trouble.value.field == "own_time"


def test_no_pack_of_one_parent_names_the_other_where_a_flag_stands(world):
    meeting = packs_out(world)

    for reader, other in ((world.mairi, "Rory"), (world.rory, "Mairi")):
        assert other not in words_of(guest(meeting, "parent", reader).pack)


def test_rorys_pack_gives_his_own_time_and_mairis_the_meetings(world):
    meeting = packs_out(world)

    assert "at 4.00 pm" in words_of(guest(meeting, "parent", world.rory).pack)
    assert "at 2.00 pm" in words_of(guest(meeting, "parent", world.mairi).pack)


def test_a_notice_by_email_to_somebody_who_sees_nothing_is_refused(world):
    asking = plans.Asking(role="parent", person=world.rory, reached_by="email", own_time=time(16))

    with pytest.raises(Trouble, match="lead nowhere"):
        arranged(world, asked=[asking])


def test_no_email_about_a_meeting_says_whom_it_is_about(world):
    packs_out(world)

    for message in Message.objects.filter(letter="pack"):
        assert "Ailsa" not in message.subject + message.body


def test_each_pack_is_a_choice_of_its_own(world):
    written(world, "factor", "Developmental language disorder.")
    written(world, "target", "Ailsa answers a question in her group.", audience="school")
    meeting = packs_out(world)

    hers = words_of(guest(meeting, "parent", world.mairi).pack)
    ruths = words_of(guest(meeting, "support_assistant").pack)
    theirs = words_of(guest(meeting, "agency").pack)

    assert "answers a question" in ruths
    assert "answers a question" not in hers + theirs
    assert "Developmental" not in ruths + theirs


def test_a_pack_is_opened_by_its_reader_and_by_no_other(world):
    meeting = packs_out(world)
    hers = guest(meeting, "parent", world.mairi)

    assert selectors.pack_for(hers.ref, by=world.actor("mairi")) is not None
    for stranger in ("nobody", "rory", "ruth", "laird", "okafor", "grant", "docherty"):
        assert selectors.pack_for(hers.ref, by=world.actor(stranger)) is None


def test_somebody_who_no_longer_works_with_the_child_opens_no_pack_of_before(world):
    put_ruth_with_ailsa(world)
    meeting = packs_out(world)
    hers = guest(meeting, "support_assistant")
    assert selectors.pack_for(hers.ref, by=world.actor("ruth")) is not None

    Connection.objects.filter(person=world.ruth).update(until_on=world.today - timedelta(days=1))

    assert selectors.pack_for(hers.ref, by=world.actor("ruth")) is None
    assert selectors.pack_file(hers.ref, by=world.actor("ruth"), as_="pdf") is None
    assert selectors.packs_for(by=world.actor("ruth")) == ()


def test_rory_finds_no_pack_in_ettle_though_one_went_by_post(world):
    meeting = packs_out(world)
    his = guest(meeting, "parent", world.rory)

    assert his.pack_on == world.today
    assert selectors.packs_for(by=world.actor("rory")) == ()
    assert selectors.pack_for(his.ref, by=world.actor("rory")) is None


def test_what_ruth_answers_is_in_the_plan_under_her_name_and_typed_once(world):
    meeting = packs_out(world)
    hers = guest(meeting, "support_assistant")

    plans.answer_pack(
        by=world.actor("ruth"), invitee=hers, expected_version=hers.version,
        answers={"coming": "yes", "works": "Two warnings before we tidy up."},
    )  # fmt: skip

    part = EntryVersion.objects.get(entry__kind="contribution")
    assert (part.author, part.audience, part.source_ref) == (world.ruth, "school", meeting.ref)
    assert part.text == "What have you seen that works? Two warnings before we tidy up."


def test_what_mairi_answers_is_no_part_of_the_plan_that_another_parent_could_read(world):
    meeting = packs_out(world)
    hers = guest(meeting, "parent", world.mairi)

    plans.answer_pack(
        by=world.actor("mairi"), invitee=hers, expected_version=hers.version,
        answers={"talk_about": "Lunchtimes."},
    )  # fmt: skip

    assert not EntryVersion.objects.filter(text__contains="Lunchtimes").exists()
    shown = selectors.meeting_for(meeting.ref, by=world.actor("laird"))
    assert "Lunchtimes." in [a.words for g in shown.guests for a in g.answers]


def test_what_a_family_answers_is_for_those_who_lead_the_meeting_and_nobody_else(world):
    meeting = packs_out(world)
    hers = guest(meeting, "child")
    Invitee.objects.filter(pk=hers.pk).update(
        answers={"talk_about": "Art.", "coming": "yes"}, answered_at=meeting.arranged_at
    )

    told = {
        name: [a.words for g in shown.guests for a in g.answers]
        for name in ("laird", "okafor", "singh", "wojcik", "nobody")
        if (shown := selectors.meeting_for(meeting.ref, by=world.actor(name)))
    }

    assert told == {"laird": ["Art."], "okafor": ["Art."], "singh": [], "wojcik": []}


def test_an_answer_from_an_old_page_is_refused_and_a_second_one_too(world):
    meeting = packs_out(world)
    hers = guest(meeting, "support_assistant")
    ruth = world.actor("ruth")
    plans.save_pack_answers(
        by=ruth, invitee=hers, answers={"works": "One"}, expected_version=hers.version
    )

    with pytest.raises(StaleEdit):
        plans.answer_pack(by=ruth, invitee=hers, answers={"works": "Two"}, expected_version=1)
    plans.answer_pack(by=ruth, invitee=hers, answers={"works": "Two"}, expected_version=2)

    with pytest.raises(Trouble, match="answered already"):
        plans.answer_pack(by=ruth, invitee=hers, answers={"works": "3"}, expected_version=3)


def test_dr_sinclair_answers_by_her_link_once_confirmed_and_nobody_by_a_guess(world):
    meeting = packs_out(world)
    message = Message.objects.get(to_name="Dr Isobel Sinclair")
    token = message.body.split("/answer/meeting/")[1].split("/")[0]
    anybody = nobody_signed_in(world)

    secret = plans.confirm_pack_link(by=anybody, token=token)
    link = guest(meeting, "agency").links.get()
    holder = selectors.pack_link_holder(link.ref, secret, by=anybody)

    assert selectors.pack_by_link(by=holder).role == "agency"
    assert selectors.pack_link_holder(link.ref, "guessed", by=anybody) is None
    assert selectors.pack_link_for("guessed", by=anybody) is None
    with pytest.raises(Trouble, match="code to come back"):
        plans.confirm_pack_link(by=anybody, token=token)


def test_wrong_codes_are_counted_and_end(world):
    meeting = packs_out(world)
    token = Message.objects.get(to_name="Dr Isobel Sinclair").body.split("/meeting/")[1][:43]
    anybody = nobody_signed_in(world)
    plans.send_pack_code(by=anybody, token=token)

    tries = [plans.come_back_to_pack(by=anybody, token=token, code="x") for _ in range(6)]

    assert "That was the last try" in tries[4].trouble or "last try" in tries[4].trouble
    assert "Too many" in tries[5].trouble
    assert guest(meeting, "agency").links.get().code_tries == 5


def test_a_link_opens_its_own_pack_and_no_other(world):
    meeting = packs_out(world)
    link = guest(meeting, "agency").links.select_related("invitee__meeting__plan__pupil").get()
    holder = actor_of(link, by=nobody_signed_in(world))

    assert selectors.pack_for(guest(meeting, "parent", world.mairi).ref, by=holder) is None


def test_a_meeting_recorded_for_next_year_is_refused_in_words(world):
    meeting = packs_out(world)
    lead = world.actor("laird", on=THE_DAY)

    with pytest.raises(Trouble, match="Friday 3 December 2027 has not come yet") as trouble:
        plans.hold_meeting(
            by=lead, meeting=meeting, expected_version=None, held_on=date(2027, 12, 3),
            came=meeting.invitees.all(),
        )  # fmt: skip

    assert trouble.value.field == "held_on"


def test_a_meeting_before_the_plan_began_is_refused(world):
    meeting = packs_out(world)

    with pytest.raises(Trouble, match="before Ailsa’s plan began"):
        plans.hold_meeting(
            by=world.actor("laird", on=THE_DAY), meeting=meeting, expected_version=None,
            held_on=date(2020, 12, 3), came=meeting.invitees.all(),
        )  # fmt: skip


def test_a_meeting_that_nobody_came_to_was_not_held(world):
    meeting = packs_out(world)

    with pytest.raises(Trouble, match="nobody came to"):
        plans.hold_meeting(
            by=world.actor("laird", on=THE_DAY), meeting=meeting, expected_version=None,
            held_on=THE_DAY, came=[],
        )  # fmt: skip


def test_a_family_that_was_not_there_needs_a_reason_and_it_is_in_the_minute(world):
    meeting = arranged(world)
    with pytest.raises(Trouble, match="Say why"):
        plans.hold_meeting(
            by=world.actor("laird", on=THE_DAY), meeting=meeting, expected_version=None,
            held_on=THE_DAY, came=[guest(meeting, "support_assistant")],
        )  # fmt: skip

    meeting = held(world, who=("support_assistant",))
    plans.issue_minute(by=world.actor("laird", on=THE_DAY), meeting=meeting)

    meeting.refresh_from_db()
    assert meeting.family_there is False
    assert "Nobody could get away from work." in words_of(meeting.minute)


def test_two_people_who_record_the_same_meeting_do_not_overwrite_each_other(world):
    meeting = held(world)
    lead, depute = world.actor("laird", on=THE_DAY), world.actor("kerr", on=THE_DAY)
    seen = meeting.version
    plans.change_minutes(by=lead, meeting=meeting, expected_version=seen, said="Mine.")

    with pytest.raises(StaleEdit) as stale:
        plans.change_minutes(by=depute, meeting=meeting, expected_version=seen, said="Theirs.")

    assert stale.value.row.said == "Mine."


def test_decisions_and_actions_come_out_as_parts_of_the_plan(world):
    meeting = held(world)
    lead = world.actor("laird", on=THE_DAY)

    plans.decide_at_meeting(
        by=lead, meeting=meeting, text="Ailsa has a quiet start.", reasons="Mornings are loud."
    )
    plans.act_from_meeting(
        by=lead, meeting=meeting, text="Show Ailsa the new room.", owner="Ruth",
        by_on=THE_DAY + timedelta(days=7),
    )  # fmt: skip

    shown = selectors.meeting_for(meeting.ref, by=lead)
    assert [each.text for each in shown.decisions] == ["Ailsa has a quiet start."]
    assert [each.detail["owner"] for each in shown.actions] == ["Ruth"]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"owner": ""}, "who does it"),
        ({"by_on": None}, "by which day"),
        ({"by_on": date(2026, 11, 1)}, "before the meeting"),
    ],
)
def test_an_action_has_an_owner_and_a_day_that_comes(world, facts, why):
    meeting = held(world)
    whole = {"text": "Ring the clinic.", "owner": "Ms Laird", "by_on": date(2026, 12, 10)}

    with pytest.raises(Trouble, match=why):
        plans.act_from_meeting(
            by=world.actor("laird", on=THE_DAY), meeting=meeting, **whole | facts
        )


def test_a_target_is_carried_forward_or_stopped_and_both_are_normal_ends(world):
    first = written(world, "target", "Ailsa asks for help.", detail={"by_on": "2026-12-01"})
    second = written(world, "target", "Ailsa lines up.", detail={"by_on": "2026-12-01"})
    meeting = held(world)
    lead = world.actor("laird", on=THE_DAY)

    plans.end_target(
        by=lead, meeting=meeting, target=first, outcome="carried_forward", expected_version=1,
        by_on=date(2027, 3, 1),
    )  # fmt: skip
    plans.end_target(
        by=lead, meeting=meeting, target=second, outcome="stopped", expected_version=1,
        because="It matters less than asking.",
    )  # fmt: skip

    shown = selectors.meeting_for(meeting.ref, by=lead)
    assert [(each.text, each.detail["by_on"]) for each in shown.targets] == [
        ("Ailsa asks for help.", "2027-03-01")
    ]
    assert {each.detail["outcome"] for each in shown.ended} == {"carried_forward", "stopped"}


def test_a_disagreement_stands_in_its_own_words_with_where_it_can_be_taken(world):
    meeting = held(world)
    lead = world.actor("laird", on=THE_DAY)
    words = "Half an hour a week is not enough. I said so last year."

    plans.record_disagreement(
        by=lead, meeting=meeting, expected_version=meeting.version, whose="Mairi Morrison",
        words=words, then="Ms Okafor rings on Monday.", about="support-outside-csp",
    )  # fmt: skip
    plans.issue_minute(by=lead, meeting=meeting)

    meeting.refresh_from_db()
    minute = words_of(meeting.minute)
    assert words in minute
    assert "Mediation" in minute
    assert "Dispute resolution" in minute


def test_a_disagreement_smoothed_away_to_nothing_is_refused(world):
    meeting = held(world)

    with pytest.raises(Trouble, match="Do not make it smoother"):
        plans.record_disagreement(
            by=world.actor("laird", on=THE_DAY), meeting=meeting, expected_version=None,
            whose="Mairi", words=" ", then="We ring.",
        )  # fmt: skip


def test_one_meeting_closes_two_duties_and_neither_twice(world):
    meeting = held(world)
    lead = world.actor("laird", on=THE_DAY)
    plans.close_obligation(by=lead, meeting=meeting, obligation="iep", next_on=date(2027, 3, 1))
    plans.close_obligation(by=lead, meeting=meeting, obligation="childs_plan")

    with pytest.raises(Trouble, match="has closed the IEP already"):
        plans.close_obligation(by=lead, meeting=meeting, obligation="iep")

    due = {each.key: each.due_on for each in selectors.duties_of(world.ailsa, by=lead)}
    assert due == {"iep": date(2027, 3, 1), "childs_plan": date(2027, 6, 3)}
    assert ObligationClosed.objects.count() == 2


def test_a_duty_this_meeting_was_not_for_is_not_closed_by_it(world):
    meeting = held(world)

    with pytest.raises(Trouble, match="was not called"):
        plans.close_obligation(
            by=world.actor("laird", on=THE_DAY), meeting=meeting, obligation="stage"
        )


def test_a_meeting_for_a_plan_there_is_none_of_is_refused(world):
    with pytest.raises(Trouble, match="no co-ordinated support plan"):
        arranged(world, purposes=["csp_review"])


def test_each_familys_minute_is_theirs_and_never_names_the_other(world):
    meeting = held(world)
    lead = world.actor("laird", on=THE_DAY)

    plans.issue_minute(by=lead, meeting=meeting)

    for reader, other in ((world.mairi, "Rory"), (world.rory, "Mairi")):
        assert other not in words_of(guest(meeting, "parent", reader).minute)
    meeting.refresh_from_db()
    assert "Rory" in words_of(meeting.minute)


def test_what_was_asked_for_and_declined_is_in_no_familys_minute(world):
    lead = world.actor("laird")
    part = written(world, "helps", "A quiet place.")
    asked = plans.propose_change(
        by=lead, entry=part, text="A quiet room at noon.", reason="She asked for it."
    )
    meeting = held(world)
    later = world.actor("laird", on=THE_DAY)
    plans.answer_proposal(by=later, proposal=asked, take=False, answer="No room is free.")

    plans.issue_minute(by=later, meeting=meeting)

    meeting.refresh_from_db()
    assert "at noon" in words_of(meeting.minute)
    assert "at noon" not in words_of(guest(meeting, "parent", world.mairi).minute)


def test_words_that_would_name_a_parent_kept_apart_stop_the_minute(world):
    meeting = held(world)
    lead = world.actor("laird", on=THE_DAY)
    plans.change_minutes(
        by=lead, meeting=meeting, expected_version=meeting.version, said="Rory came at four."
    )

    with pytest.raises(Trouble, match="names Rory Campbell"):
        plans.issue_minute(by=lead, meeting=meeting)


def test_what_ailsa_does_not_want_talked_about_is_in_no_minute_but_her_own(world):
    meeting = packs_out(world)
    hers = guest(meeting, "child")
    Invitee.objects.filter(pk=hers.pk).update(
        answers={"not_about": "The bus.", "talk_about": "Art."},
        answered_at=hers.meeting.arranged_at,
    )
    lead = world.actor("laird", on=THE_DAY)
    plans.hold_meeting(
        by=lead, meeting=meeting, expected_version=None, held_on=THE_DAY,
        came=meeting.invitees.filter(role="child"),
    )  # fmt: skip

    plans.issue_minute(by=lead, meeting=meeting)

    meeting.refresh_from_db()
    assert "The bus." not in words_of(meeting.minute)
    assert "Art." in words_of(meeting.minute)
    assert "The bus." in words_of(guest(meeting, "child").minute)
    assert "Art." not in words_of(guest(meeting, "parent", world.mairi).minute)


def test_ailsa_who_left_stops_nothing_silently(world):
    meeting = arranged(world)
    lead = world.actor("laird")
    world.ailsa.left_on = world.today - timedelta(days=1)
    world.ailsa.save()
    meeting = selectors.meeting_row(meeting.ref, by=lead)

    with pytest.raises(Trouble, match="the meeting stands until you call it off"):
        plans.send_packs(by=lead, meeting=meeting)

    assert "Nothing has been stopped" in selectors.meeting_for(meeting.ref, by=lead).moved


def test_a_meeting_moved_takes_back_the_packs_that_say_the_old_day(world):
    meeting = arranged(world)
    lead = world.actor("laird")
    plans.send_packs(by=lead, meeting=meeting)

    plans.change_meeting(
        by=lead, meeting=meeting, expected_version=1, planned_on=date(2026, 12, 10)
    )

    assert not meeting.invitees.filter(pack__isnull=False).exists()
    assert not Message.objects.filter(letter="pack", withdrawn_at__isnull=True).exists()
    assert len(plans.send_packs(by=lead, meeting=meeting)) == 5


def test_a_meeting_called_off_is_over_and_says_why(world):
    meeting = arranged(world)
    lead = world.actor("laird")
    with pytest.raises(Trouble, match="Say why"):
        plans.cancel_meeting(by=lead, meeting=meeting, because=" ", expected_version=1)

    plans.cancel_meeting(by=lead, meeting=meeting, because="Snow.", expected_version=1)

    with pytest.raises(Trouble, match="called off"):
        plans.hold_meeting(
            by=lead, meeting=meeting, expected_version=None, held_on=lead.today, came=[]
        )


@pytest.mark.parametrize("who", ["nobody", "rory", "mairi", "ruth", "grant", "docherty", "callum"])
def test_strangers_and_families_neither_arrange_nor_read_meetings(world, who):
    meeting = arranged(world)
    stranger = world.actor(who)

    assert selectors.meeting_for(meeting.ref, by=stranger) is None
    assert selectors.meetings_of(world.ailsa, by=stranger) == ()
    assert selectors.people_to_ask(world.ailsa, by=stranger) == ()
    with pytest.raises(Refused):
        arranged(world, by=stranger)


def test_mr_singh_reads_the_meeting_and_changes_nothing(world):
    meeting = arranged(world)
    teacher = world.actor("singh")

    assert selectors.meeting_for(meeting.ref, by=teacher).may_arrange is False
    assert selectors.meeting_row(meeting.ref, by=teacher) is None
    with pytest.raises(Refused):
        plans.send_packs(by=teacher, meeting=meeting)


def test_who_is_suggested_is_who_is_known_each_by_a_way_that_leads_to_them(world):
    arranged(world)

    found = selectors.people_to_ask(world.ailsa, by=world.actor("laird"))

    ways = {each.name: (each.role, each.reached_by, each.must_be_apart) for each in found}
    assert ways["Mairi Morrison"] == ("parent", "email", True)
    assert ways["Rory Campbell"] == ("parent", "post", True)
    assert ways["Dr Isobel Sinclair"] == ("agency", "email", False)


def test_packs_late_is_said_and_never_stops_a_meeting(world):
    meeting = arranged(world, planned_on=world.today + timedelta(days=2))
    lead = world.actor("laird")

    shown = selectors.meeting_for(meeting.ref, by=lead)

    assert shown.packs_late is True
    assert len(plans.send_packs(by=lead, meeting=meeting)) == 5


def test_paper_is_given_on_a_day_that_has_come(world):
    meeting = arranged(world)
    lead = world.actor("laird")
    message = next(
        each for each in plans.send_packs(by=lead, meeting=meeting) if each.channel == "by_hand"
    )

    with pytest.raises(Trouble, match="has not come yet"):
        hand_over(by=lead, message=message, on=lead.today + timedelta(days=1))


def test_the_page_of_a_meeting_costs_the_same_with_many_guests(world):
    meeting = arranged(world)
    lead = world.actor("laird")
    with CaptureQueriesContext(connection) as few:
        selectors.meeting_for(meeting.ref, by=lead)
    for n in range(12):
        asking = plans.Asking(role="other", name=f"Helper {n}")
        plans.ask_to_meeting(by=lead, meeting=meeting, asking=asking)

    with CaptureQueriesContext(connection) as many:
        found = selectors.meeting_for(meeting.ref, by=lead)

    assert len(found.guests) == 17
    assert len(many) == len(few)
