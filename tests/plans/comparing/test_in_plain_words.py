"""What two versions of a plan say of each other, sentence by sentence."""

from datetime import date

import pytest

from ettle.plans.comparing import Gone, Listener, PlainPart, compare

STAFF = Listener(child="Callum")
TEACHER = {"role": "Class teacher", "organisation": "Corrievale", "kind": "class_teacher"}
ASSISTANT = {"role": "Support assistant", "organisation": "Corrievale", "kind": "support_assistant"}
SLT = {"role": "Speech and language therapist", "organisation": "NHS Glenmarra", "kind": ""}
LONG = "Callum reads for pleasure. He follows a recipe alone. He asks when a step is not clear."


def part(ref="p", kind="support", text="Speech therapy", **facts):
    return PlainPart(ref=ref, kind=kind, text=text, **facts)


def said(before, after, listener=STAFF, **gone):
    both = [[one] if one else [] for one in (before, after)]
    return [one.words for one in compare(*both, listener=listener, **gone).changes]


@pytest.mark.parametrize(
    ("was", "now", "sentence"),
    [
        ({"how_often": "Fortnightly"}, {"how_often": "Weekly"},
         "Speech therapy now weekly, was fortnightly."),
        ({"how_often": "Weekly"}, {"how_often": ""},
         "Speech therapy no longer says how often (was weekly)."),
        ({"how_long": "45 minutes"}, {"how_long": "30 minutes, until June"},
         "Speech therapy now lasts 30 minutes, until June (was 45 minutes)."),
        ({"where": "The classroom"}, {"where": "The quiet room"},
         "Speech therapy: place now the quiet room, was the classroom."),
        ({"persons": [ASSISTANT]}, {"persons": [TEACHER]},
         "Speech therapy now given by Callum’s class teacher, was a support assistant."),
        ({"persons": [TEACHER]}, {"persons": [TEACHER, SLT]},
         "Speech therapy also given by Speech and language therapist (NHS Glenmarra)."),
        ({"persons": [TEACHER, ASSISTANT]}, {"persons": [ASSISTANT]},
         "Speech therapy no longer given by Callum’s class teacher (a support assistant still "
         "gives it)."),
        ({"persons": [TEACHER]}, {"persons": []},
         "Speech therapy no longer given by Callum’s class teacher, and nobody else is named."),
        ({"times": 1, "per": "week"}, {"times": 2, "per": "week", "minutes": 20},
         "Speech therapy now 2 times a week, 20 minutes each (was 1 time a week)."),
        ({"how_often": "Weekly", "times": 1}, {"how_often": "Twice a week", "times": 2},
         "Speech therapy now twice a week, was weekly."),
    ],
)  # fmt: skip
def test_only_the_detail_that_changed_is_said(was, now, sentence):
    assert said(part(detail=was), part(detail=now)) == [sentence]


def test_a_short_text_is_quoted_whole_and_a_long_one_only_where_it_changed():
    short = said(part(kind="helps", text="A quiet corner"), part(kind="helps", text="A walk"))
    changed = LONG.replace("alone", "with his friend")
    long = said(part(kind="profile", text=LONG), part(kind="profile", text=changed))

    assert short == ["What helps “A walk” now “A walk”, was “A quiet corner”."]
    assert long == [
        "Profile “Callum reads for pleasure” now “He follows a recipe with his friend”, was "
        "“He follows a recipe alone”."
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Count to ten for me.", "count to ten, for me"),
        ("Don't finish my words", "Don’t finish my words!"),
        ("One step.\nThen the next.", "One step. Then the next."),
        ("now-and-next board", "now and next  board"),
    ],
)
def test_nothing_is_said_of_punctuation(was, now):
    assert said(part(kind="helps", text=was), part(kind="helps", text=now)) == []


@pytest.mark.parametrize(("was", "now"), [("0.5 ml", "05 ml"), ("5 %", "5"), ("2-3", "23")])
def test_a_mark_that_carries_a_meaning_is_no_punctuation(was, now):
    assert len(said(part(kind="health", text=was), part(kind="health", text=now))) == 1


def test_what_came_and_what_went_say_why_and_for_what():
    objective = part("o", "objective", "By June Callum writes a paragraph")
    support = part("s", text="A keyboard", under="o", detail={"how_often": "Every lesson"})
    gone = {"s": Gone(date(2026, 3, 3), "It was not used.")}

    came = compare([objective], [objective, support], listener=STAFF).changes
    went = compare([objective, support], [objective], listener=STAFF, gone=gone).changes

    assert came[0].words == (
        "New support: “A keyboard”, every lesson. It is for “By June Callum writes a paragraph”."
    )
    assert went[0].words == (
        "No longer in the plan: support “A keyboard” (ended Tuesday 3 March 2026, because it was "
        "not used)."
    )


@pytest.mark.parametrize("outcome", ["met", "carried forward", "stopped"])
def test_a_target_that_ended_says_how(outcome):
    now = {"outcome": outcome.replace(" ", "_"), "ended_on": "2026-03-03"}
    target = part(kind="target", text="I ask for a break")

    words = said(target, part(kind="target", text="I ask for a break", detail=now))

    assert words == [f"Target “I ask for a break” is {outcome} (Tuesday 3 March 2026)."]


def test_agreeing_is_said_and_changed_words_are_not_yet_agreed():
    draft, agreed = part(), part(agreed_on=date(2026, 3, 3))

    assert said(draft, agreed) == ["Speech therapy: agreed on Tuesday 3 March 2026."]
    assert said(agreed, part(detail={"how_often": "Weekly"})) == [
        "Speech therapy now weekly; not yet agreed in these words."
    ]
    assert said(agreed, draft) == []


def test_moved_under_another_objective_and_another_need():
    one, two = part("1", "objective", "He reads aloud"), part("2", "objective", "He writes alone")
    need = part("n", "factor", "Dyslexia")
    before = [one, two, need, part("s", under="1")]
    wider = part("2", "objective", "He writes alone", detail={"needs": ["n", "unseen"]})
    after = [one, wider, need, part("s", under="2")]

    words = [change.words for change in compare(before, after, listener=STAFF).changes]

    assert words == [
        "Objective “He writes alone” now answers “Dyslexia”.",
        "Speech therapy is now for “He writes alone”, was for “He reads aloud”.",
    ]


def test_for_whom_a_part_is_is_said_only_to_those_who_may_know():
    before, after = part(), part(audience="school")
    may_know = Listener(child="Callum", audience_names={"everyone": "Everyone", "school": "Staff"})

    assert said(before, after) == []
    assert said(before, after, may_know) == [
        "Speech therapy: who may see it: now Staff, was Everyone."
    ]


def test_a_family_and_a_young_person_hear_it_in_their_own_words():
    before = [part("t", "target", "I ask for help"), part(detail={"persons": [ASSISTANT]})]
    after = [part(detail={"persons": [TEACHER]})]

    family = compare(before, after, listener=Listener(reader="family", child="Callum"))
    pupil = compare(before, after, listener=Listener(reader="pupil"))

    assert [one.words for one in family.changes] == [
        "Speech therapy now given by Callum’s class teacher, was a support assistant.",
        "No longer in the plan: next step “I ask for help”.",
    ]
    assert pupil.changes[0].words.startswith("Speech therapy now given by your class teacher")
