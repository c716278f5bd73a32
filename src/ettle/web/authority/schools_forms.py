"""The forms about a school."""

from django import forms

from ettle.people.services.schools import TYPES
from ettle.web.ui.forms import DayField, EttleForm


class DayForm(EttleForm):
    """From which day."""

    on = DayField(label="From which day?", help_text="The first day on which it holds.")


class OtherForm(DayForm):
    """Another school, and from which day."""

    other = forms.CharField(
        label="Which other school?", help_text="Its name or SEED code.", max_length=120
    )
    field_order = ("other", "on")


class NameForm(DayForm):
    """A new name, and from which day."""

    name = forms.CharField(label="What is the new name?", max_length=120)
    field_order = ("name", "on")


class ProvisionForm(DayForm):
    """Enhanced provision: its name, its places, and from which day."""

    name = forms.CharField(label="What is it called?", max_length=120)
    capacity = forms.IntegerField(
        label="How many places?", min_value=1, max_value=500, required=False
    )
    field_order = ("name", "capacity", "on")


class ProvisionEndForm(DayForm):
    """Which provision closes, and from which day."""

    name = forms.CharField(label="Which one closes?", max_length=120)
    field_order = ("name", "on")


class MoveForm(EttleForm):
    """To which school everyone goes; ``expected`` is how many the page showed."""

    other = forms.CharField(
        label="To which school?", help_text="Its name or SEED code.", max_length=120
    )
    expected = forms.IntegerField(widget=forms.HiddenInput)


class OpenForm(EttleForm):
    """A school that is not on the national list yet."""

    name = forms.CharField(label="What is it called?", max_length=120)
    seed_code = forms.RegexField(
        r"\d{7}",
        label="SEED code",
        help_text="Seven figures.",
        error_messages={"invalid": "A SEED code has seven figures. Check it."},
    )
    school_type = forms.ChoiceField(
        label="What kind of school?",
        widget=forms.RadioSelect,
        choices=[(each, each) for each in TYPES],
    )
    is_partner = forms.BooleanField(
        label="It is a partner provider, not run by the council", required=False
    )
    opened_on = DayField(label="From which day is it open?")
