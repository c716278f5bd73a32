"""The thread of a plan, drawn from plain values: every way in which it breaks, by name."""

from ettle.plans.thread import Given, Knot, Seen, thread_of

NEED = Knot(ref="need", kind="factor", words="Following talk in noise")
OBJECTIVE = Knot(ref="aim", kind="objective", words="Asks for help", needs=("need",))
SUPPORT = Knot(ref="help", kind="support", words="A small group", under="aim", who=("Ruth",))
TARGET = Knot(ref="step", kind="target", words="Asks once a day", under="aim")
WHOLE = (NEED, OBJECTIVE, SUPPORT, TARGET)


def breaks(*knots: Knot, given=None, seen=None) -> list[tuple[str, str]]:
    thread = thread_of(knots, given=given or {}, seen=seen or {})
    return [(each.kind, each.ref) for each in thread.breaks]


def test_a_whole_thread_has_no_break():
    thread = thread_of(WHOLE, given={"help": Given(words="8 of 8")}, seen={})

    assert thread.is_whole
    assert [line.standing for line in thread.strands[0].supports] == ["8 of 8"]


def test_a_need_that_no_objective_answers():
    assert breaks(NEED) == [("need_no_objective", "need")]


def test_a_need_whose_objective_has_no_support():
    assert ("need_no_support", "need") in breaks(NEED, OBJECTIVE, TARGET)


def test_an_objective_without_support_or_target():
    assert breaks(NEED, OBJECTIVE) == [
        ("objective_no_support", "aim"),
        ("need_no_support", "need"),
        ("objective_no_target", "aim"),
    ]


def test_support_with_nobody_to_give_it():
    nobody = Knot(ref="help", kind="support", words="A small group", under="aim")

    assert breaks(NEED, OBJECTIVE, nobody, TARGET) == [("support_no_person", "help")]


def test_support_that_cannot_be_counted_and_support_that_nobody_gave():
    uncounted = {"help": Given(is_countable=False)}
    not_given = {"help": Given(has_gap=True)}

    assert breaks(*WHOLE, given=uncounted) == [("support_no_frequency", "help")]
    assert breaks(*WHOLE, given=not_given) == [("support_not_given", "help")]


def test_a_target_that_nobody_measured_for_six_school_weeks():
    assert breaks(*WHOLE, seen={"step": Seen(school_weeks=6)}) == [("target_not_measured", "step")]
    assert breaks(*WHOLE, seen={"step": Seen(school_weeks=5)}) == []


def test_a_target_that_is_over_is_not_measured_any_more():
    over = Knot(ref="step", kind="target", words="Asks", under="aim", is_over=True)
    measured = Knot(ref="next", kind="target", words="Asks twice", under="aim")

    assert breaks(*WHOLE[:3], over, measured, seen={"step": Seen(school_weeks=9)}) == []


def test_a_target_may_hang_on_nothing():
    loose = Knot(ref="loose", kind="target", words="Ties a shoe")

    thread = thread_of([*WHOLE, loose], given={}, seen={"loose": Seen(school_weeks=7)})

    assert [line.knot.ref for line in thread.loose] == ["loose"]
    assert [each.ref for each in thread.breaks] == ["loose"]


def test_nothing_looks_broken_because_a_reader_may_not_read_on():
    thread = thread_of(WHOLE, given={}, seen={})

    shown = thread.only(frozenset({"aim", "help"}))

    assert shown.breaks == ()
    assert shown.strands[0].needs == () and shown.strands[0].targets == ()


def test_a_break_at_a_part_that_a_reader_may_not_read_is_not_told():
    thread = thread_of([NEED], given={}, seen={})

    assert thread.only(frozenset()).strands == ()


def test_a_plan_with_nothing_in_it_has_no_thread_and_is_not_whole():
    thread = thread_of([], given={}, seen={})

    assert (thread.strands, thread.breaks, thread.is_whole) == ((), (), False)
