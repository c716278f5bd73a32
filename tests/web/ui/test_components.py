"""The other shared components, drawn from their shapes."""

from datetime import date

import pytest

from ettle.web.ui import phrases, shapes
from ettle.web.ui.styleguide import samples
from tests.web.ui.drawn import draw, words_of


@pytest.mark.parametrize("key", phrases.STATUS)
def test_a_status_is_a_word_with_a_shape(key):
    html = draw("{% status key %}", key=key)

    assert words_of(html) == phrases.STATUS[key][0]
    assert html.count("<svg") == 1


def test_the_strip_says_done_now_next_and_the_last_day_for_each_right():
    words = words_of(draw("{% strip strip %}", strip=samples.STRIP))

    assert [words.index(word) for word in ("Done", "Now", "Next")] == sorted(
        words.index(word) for word in ("Done", "Now", "Next")
    )
    assert "The last day is Friday 26 February 2027 , in 13 weeks and 6 days." in words
    assert "There is no last day for this." in words


def test_who_can_see_gives_each_reader_with_the_reason():
    words = words_of(draw("{% who_can_see readers %}", readers=samples.READERS[:1]))

    assert words == "Who can see this Ruth : supports Ailsa in class"


def test_nobody_having_looked_is_said():
    assert phrases.NOBODY_LOOKED in words_of(draw("{% who_looked looks %}", looks=[]))


def test_a_support_card_leaves_out_what_is_empty_and_marks_what_changed():
    card = shapes.CardShape(known_as="Ailsa", helps=("A quiet corner.",), changed=("The corner.",))

    words = words_of(draw("{% support_card card %}", card=card))

    assert words == "Ailsa Changed since you last read it The corner. What helps A quiet corner."


def test_an_empty_card_says_who_will_write_it():
    words = words_of(draw("{% support_card card %}", card=shapes.CardShape(known_as="Eilidh")))

    assert "The ASN lead of the school writes it with Eilidh." in words


def test_a_table_with_no_rows_says_what_will_be_here_and_what_to_do_first():
    table = shapes.TableShape(caption="Yours", columns=("Child",), rows=(), empty=samples.EMPTY)

    words = words_of(draw("{% data_table table %}", table=table))

    assert words.startswith("The requests that wait on you will be here.")


def test_a_row_with_a_missing_cell_is_an_error_and_not_a_shifted_table():
    table = shapes.TableShape(caption="Yours", columns=("Child", "Clock"), rows=(("Ailsa",),))

    with pytest.raises(ValueError, match="shorter"):
        _ = table.headed_rows


def test_the_thread_names_where_it_is_broken():
    words = words_of(draw("{% thread thread %}", thread=samples.THREAD))

    assert words.startswith(
        "The line is broken at “Given”. Ruth was covering the P2 class on eight mornings."
    )


def test_facts_are_shown_with_days_in_full_and_gaps_named():
    rows = [
        shapes.SummaryRow("Born", date(2017, 5, 3)),
        shapes.SummaryRow("Languages", None, "/add/", "Add"),
    ]

    words = words_of(draw("{% summary rows %}", rows=rows))

    assert words == "Born Wednesday 3 May 2017 Languages Not known yet Add “Languages”"
