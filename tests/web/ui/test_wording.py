"""Remarks beside a form: shown once, in the way of nothing."""

from html import unescape

from django.template.loader import render_to_string
from django.test import RequestFactory

from ettle.web.ui.wording import Typed, wording_of
from tests.web.ui.drawn import words_of

NAUGHTY = "In the hall he is naughty, and Finlay laughs."


def typed(text: str, **facts) -> Typed:
    return Typed(text=text, label="Your words", box="id_text", **facts)


def posted(**words):
    return RequestFactory().post("/", words)


def shown(request, *said: Typed):
    return wording_of(request, said, known_as="Callum Reid", other_names=("Finlay Docherty",))


def test_what_was_typed_is_shown_with_what_is_wrong_and_what_helps():
    wording = shown(posted(), typed(NAUGHTY))

    assert [one.found for one in wording.shown] == ["Finlay", "naughty"]
    assert (wording.shown[1].before, wording.shown[1].after) == (
        "In the hall he is ",
        ", and Finlay laughs.",
    )
    assert wording.more == 0


def test_careful_words_show_nothing():
    assert shown(posted(), typed("He asks for a break with a card.")) is None


def test_save_as_it_is_saves():
    assert shown(posted(as_it_is="1"), typed(NAUGHTY)) is None


def test_the_same_words_are_remarked_on_once_and_new_words_again():
    first = shown(posted(), typed(NAUGHTY))

    assert shown(posted(words_seen=first.seen), typed(NAUGHTY)) is None
    assert shown(posted(words_seen=first.seen), typed("He is naughty at lunch.")) is None

    again = shown(posted(words_seen=first.seen), typed("He is lazy and naughty."))
    assert [one.found for one in again.shown] == ["lazy", "naughty"]
    assert shown(posted(words_seen=again.seen), typed("He is lazy. Finlay too.")) is None


def test_what_the_form_carries_tells_nobody_a_word():
    wording = shown(posted(), typed(NAUGHTY))

    assert "inlay" not in wording.seen
    assert "naught" not in wording.seen
    assert set(wording.seen) <= set("0123456789abcdef.")


def test_many_remarks_are_not_all_shown():
    words = (
        "lazy naughty defiant attention-seeking manipulative tantrum LAC hopeless immature bully"
    )

    wording = shown(posted(), typed(words))

    assert len(wording.shown) == 8
    assert wording.more == 2


def test_the_part_offers_both_ways_in_one_press_and_escapes_what_was_typed():
    wording = shown(posted(), typed("<b>He</b> is naughty & lazy."))

    html = render_to_string("ui/wording_remarks.html", {"wording": wording})

    assert "<b>He" not in html
    assert "<b>He</b> is naughty & lazy." in unescape(
        words_of(html.replace("<mark>", "").replace("</mark>", ""))
    )
    assert 'name="as_it_is" value="1">Save as it is</button>' in html
    assert 'href="#id_text">Change it</a>' in html
    assert 'name="words_seen"' in html
    assert "style=" not in html and "<script" not in html


def test_without_remarks_nothing_is_drawn():
    assert render_to_string("ui/wording_remarks.html", {"wording": None}).strip() == ""
