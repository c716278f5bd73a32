"""Forms: plain errors, nothing typed is lost, one showing has one key."""

from datetime import date
from uuid import UUID

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from ettle.web.ui.field_shape import error_links
from ettle.web.ui.forms import RATHER_NOT, DayField, DrawingField, EttleForm, FacesField
from ettle.web.ui.styleguide.pages import SampleForm
from tests.web.ui.drawn import draw, words_of


class DayForm(EttleForm):
    on = DayField(label="When did it come?")


class DrawingForm(EttleForm):
    words = forms.CharField(label="What do you want to say?")
    drawing = DrawingField(label="A drawing", required=False, max_bytes=1000)


def typed_day(day="", month="", year=""):
    return DayForm({"on_day": day, "on_month": month, "on_year": year})


class SaidAtTheTopForm(EttleForm):
    marks_optional = False
    words = forms.CharField(label="What worries you?", required=False)


def test_a_page_that_says_nothing_must_be_filled_in_does_not_say_it_at_each_question():
    marked = words_of(draw("{{ form }}", form=DrawingForm()))
    unmarked = words_of(draw("{{ form }}", form=SaidAtTheTopForm()))

    assert "A drawing (optional)" in marked
    assert "optional" not in unmarked


@pytest.mark.parametrize(
    "typed", [("2", "11", "2026"), ("02", "Nov", "2026"), (" 2 ", "november", "2026")]
)
def test_a_day_in_three_boxes_is_understood(typed):
    form = typed_day(*typed)

    assert form.is_valid()
    assert form.answers == {"on": date(2026, 11, 2)}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("", "", ""), "Fill in the date for “When did it come?”"),
        (("31", "2", "2026"), "31 February is not a day. Check the day and month."),
        (
            ("29", "2", "2026"),
            "29 February 2026 is not a day, because 2026 is not a leap year. "
            "Check the day and the year.",
        ),
        (("2", "13", "2026"), "There is no month 13. Months go from 1 to 12."),
        (("2", "11", "26"), "“26” is not a year. Write all four digits, for example 2026."),
        (("two", "11", "2026"), "“two” is not a day. Write the day as a number."),
        (("²", "11", "2026"), "“²” is not a day. Write the day as a number."),
        (
            ("2", "", "2026"),
            "The month is missing. A date needs a day, a month and a year.",
        ),
    ],
)
def test_a_day_that_cannot_be_says_what_happened_and_what_to_do(typed, words):
    assert [link.words for link in error_links(typed_day(*typed))] == [words]


def test_what_was_typed_stays_in_the_boxes():
    html = draw("{{ form }}", form=typed_day("31", "2", "2026"))

    assert all(f'value="{part}"' in html for part in ("31", "2", "2026"))


def test_a_known_day_is_shown_and_not_asked():
    html = draw("{{ form }}", form=DayForm(initial={"on": date(2026, 11, 2)}))

    assert all(f'value="{part}"' in html for part in ("2", "11", "2026"))


def test_every_error_of_the_summary_leads_to_a_control_on_the_page():
    form = SampleForm({})
    html = draw("{{ form }}", form=form)

    links = error_links(form)

    assert len(links) == 7
    assert all(f'id="{link.target}"' in html for link in links)


def test_every_question_has_a_label_for_its_control():
    html = draw("{{ form }}", form=SampleForm())

    assert html.count("<fieldset") == html.count("<legend>") == 4
    assert 'for="id_name"' in html
    assert 'for="id_received_on_2"' in html


def test_an_error_is_tied_to_its_question():
    html = draw("{{ form }}", form=SampleForm({}))

    assert 'aria-describedby="id_name_error"' in html
    assert 'id="id_name_error"' in html


def test_an_answer_that_is_too_long_says_by_how_much_and_keeps_it():
    form = SampleForm({"words": "a" * 340})
    html = draw("{% error_summary form %}{{ form }}", form=form)

    assert "That is 340 characters and the most is 200. Make it shorter." in words_of(html)
    assert "a" * 340 in html


def test_one_showing_keeps_its_key_when_it_is_sent_twice():
    key = str(DayForm()["form_key"].value())
    sent = {"on_day": "2", "on_month": "11", "on_year": "2026", "form_key": key}

    first, second = DayForm(sent), DayForm(sent)

    assert first.is_valid()
    assert second.is_valid()
    assert first.form_key == second.form_key == UUID(key)


def test_two_showings_have_two_keys():
    assert DayForm()["form_key"].value() != DayForm()["form_key"].value()


def test_the_version_that_was_looked_at_comes_back():
    form = DayForm({"on_day": "", "expected_version": "3"}, version=4)
    form.is_valid()

    assert form.expected_version == 3


def test_a_refusal_by_the_law_is_shown_at_its_question():
    form = typed_day("2", "11", "2026")
    form.is_valid()

    form.refuse("on", "That is before Ailsa was born (3 May 2017). Check the year.")

    (link,) = error_links(form)
    assert (link.words, link.target) == (
        "That is before Ailsa was born (3 May 2017). Check the year.",
        "id_on_0",
    )


def test_a_drawing_that_is_too_large_is_refused_and_the_words_survive():
    huge = SimpleUploadedFile("drawing.png", b"x" * 1001)
    form = DrawingForm({"words": "I like the library."}, {"drawing": huge})

    assert not form.is_valid()
    assert form.cleaned_data["words"] == "I like the library."
    assert "Choose a smaller one. Everything else you wrote is kept." in str(form.errors)


def test_a_drawing_that_never_arrived_because_of_its_size_is_said_too():
    form = DrawingForm({"words": "I like the library."}, {}, skipped=["drawing"])

    assert not form.is_valid()
    assert list(form.errors) == ["drawing"]


def test_a_child_can_always_say_not_today():
    class Feeling(EttleForm):
        school = FacesField(label="How is school just now?")

    form = Feeling({"school": RATHER_NOT})

    assert form.is_valid()
    assert form.answers == {"school": RATHER_NOT}
    assert words_of(draw("{{ form }}", form=Feeling())).endswith("I’d rather not today")


def test_a_form_that_is_not_ours_speaks_plainly_too():
    class Stock(forms.Form):
        email = forms.EmailField(label="Email address")

    assert [link.words for link in error_links(Stock({}))] == ["Fill in “Email address”."]
