"""Letters: nothing that the law asks for may be left out, and what people wrote stays theirs."""

import re
from dataclasses import dataclass, replace

import pytest

from asl_law.ages import Standing
from asl_law.notices import Event, Party, notices_owed
from ettle.cases.lettering import LetterIncomplete, compose, facts_of, words_of
from ettle.cases.models import Notice
from ettle.documents.registry import printed
from ettle.documents.services import rebuild
from ettle.documents.tree import NumberedList
from ettle.documents.write import write
from tests.cases.casework import decided, proposal_sent

LETTERS = ("L1", "L4", "L4c", "L5", "L10", "L13", "L14", "L16", "L18")
CARRIED = {
    Event.PROPOSAL: {"L4", "L16"},
    Event.OUTCOME: {"L10", "L13", "L18"},
    Event.AGENCY_REQUEST: {"L5"},
    Event.PLAN_COPY: {"L13", "L14"},
}


@pytest.mark.parametrize("name", LETTERS)
def test_a_letters_words_say_whom_they_are_for_and_when_to_check_them(name):
    front = words_of(name).front

    assert set(front) == {"letter", "title", "to", "sources", "reviewed_on", "review_by"}
    assert front["letter"] == name
    assert front["reviewed_on"] < front["review_by"]


@pytest.mark.parametrize("event", CARRIED)
def test_what_the_law_says_a_notice_must_contain_has_its_place_in_a_letter(event):
    owed = {
        words
        for notice in notices_owed(
            event,
            standing=Standing.CHILD_12_OR_OVER,
            requested_by=Party.CHILD,
            placing_request_in_play=True,
        )
        for words in notice.must_contain
    }
    carried = {
        line.removeprefix(":::carries ")
        for name in ("_rights", "_placing", *CARRIED[event])
        for line in words_of(name).lines
        if line.startswith(":::carries ")
    }

    assert owed <= carried


def test_a_letter_without_what_the_law_asks_for_is_never_made(world):
    proposal_sent(world)
    letter = Notice.objects.get(letter="L4", to_person=world.mairi).document
    context = _context_of(letter)
    asking = replace(context, frame=replace(context.frame, must_contain=("the reason",)))

    with pytest.raises(LetterIncomplete, match="L4 must contain the reason"):
        printed("letter.L4", asking)


def test_a_placing_request_in_play_puts_its_note_in_and_without_it_the_letter_is_refused(world):
    proposal_sent(world)
    context = _context_of(Notice.objects.get(letter="L4", to_person=world.mairi).document)
    owed = notices_owed(
        Event.PROPOSAL, standing=Standing.CHILD_UNDER_12, placing_request_in_play=True
    )[0]
    frame = replace(context.frame, must_contain=owed.must_contain)

    words = write(
        printed("letter.L4", replace(context, frame=frame, placing_request=True)), as_="text"
    ).decode()

    assert "If you have asked, or want to ask, for another school" in words
    with pytest.raises(LetterIncomplete):
        printed("letter.L4", replace(context, frame=frame))


def test_the_words_of_an_issued_letter_can_be_built_again(world):
    decided(world, required=False)

    for notice in Notice.objects.select_related("document"):
        assert write(rebuild(notice.document), as_="text") == bytes(notice.document.text)


def test_what_a_person_wrote_is_never_read_as_markup(world):
    @dataclass(frozen=True)
    class Facts:
        child: str = "Ailsa **Bold** [x](https://example.org) {due_on}"
        limbs: tuple = ()

    nodes = compose("_placing", facts_of(Facts()) | {"officer": Facts.child}, ())

    said = "".join(run.text for run in nodes[-1].words)
    assert Facts.child in said
    assert not any(run.link for run in nodes[-1].words)


def test_a_list_with_a_condition_in_it_is_one_list(world):
    proposal_sent(world)
    letter = Notice.objects.get(letter="L4", to_person=world.mairi).document

    lists = [node for node in rebuild(letter).nodes if isinstance(node, NumberedList)]

    assert [len(each.items) for each in lists] == [3]


@pytest.mark.parametrize(
    ("name", "most"), [("L4c", 15), ("L1", 25), ("L4", 25), ("L13", 25), ("L16", 25), ("L18", 25)]
)
def test_no_sentence_is_longer_than_its_reader_can_hold(name, most):
    lines = [line for line in words_of(name).lines if line[:1].isalpha() or line[:2] == "- "]
    ours = [line for line in lines if not line.startswith("In law:")]

    long = [
        sentence
        for line in ours
        for sentence in re.split(r"[.?!:]", line)
        if len(sentence.split()) > most
    ]

    assert long == []


def test_a_child_gets_easy_words_that_leave_the_choice_open(world):
    proposal_sent(world)

    notice = Notice.objects.get(letter="L4c")
    words = bytes(notice.document.text).decode()

    assert notice.to_pupil
    assert "I’d rather not today" in words
    assert "You have done nothing wrong" in words


def _context_of(document):
    from ettle.documents.contexts import from_json
    from ettle.documents.registry import find

    return from_json(document.context, find(document.printing).context_kind)
