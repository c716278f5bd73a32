"""The forms of meetings: each asks only for what is not known already."""

from typing import Any

from django import forms

from asl_law import remedies
from ettle.plans.meeting.words import PURPOSES, ROLES, WAYS
from ettle.web.school.board_words import ClockField
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.pasted import WordsField

ABOUT = {
    "": "Something else",
    "support-outside-csp": "Support that is not given, outside a co-ordinated support plan",
    "csp-support": "Support in the co-ordinated support plan that is not given",
    "csp-contents": "What the co-ordinated support plan says",
    "csp-still-required": "That a co-ordinated support plan is kept",
    "csp-discontinued": "That a co-ordinated support plan is to end",
    "csp-not-required": "That no co-ordinated support plan is required",
    "asn-nature": "What the additional support needs are",
    "agency-not-asked": "That an agency was not asked for help",
    "assessment-refused": "An assessment that was refused",
}
assert set(ABOUT) - {""} <= set(remedies.ROUTES)
TIME_HINT = "Leave it empty if the time is not fixed yet."


class WhenForm(EttleForm):
    """When and where a meeting is."""

    planned_on = DayField(label="Which day?")
    planned_time = ClockField(label="What time?", required=False)
    place = forms.CharField(
        label="Where?", help_text="A room, or a video call.", required=False, max_length=200
    )


class ArrangeForm(WhenForm):
    """What a meeting is to look at again, when, where, and who is asked."""

    field_order = ("purposes", "planned_on", "planned_time", "place", "asked")
    purposes = forms.MultipleChoiceField(
        label="What is this meeting to look at again?",
        help_text="One meeting may close several. Each is closed after it, by itself.",
        choices=list(PURPOSES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one."},
    )
    asked = forms.MultipleChoiceField(
        label="Who is asked?",
        help_text="These are known already. You can ask others afterwards.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["asked"].choices = [  # type: ignore[attr-defined]
            (each.key, _suggested(each)) for each in people
        ]
        self.fields["asked"].initial = [each.key for each in people]
        for each in people:
            if each.must_be_apart:
                self.fields[f"own_{each.key}"] = ClockField(
                    label=f"A time of their own for {each.name}",
                    help_text="A safe-contact flag stands. Give one of the two a time of their "
                    "own: neither is told of the other.",
                    required=False,
                )

    def chosen(self) -> list[tuple[Any, Any]]:
        """Give each person who is asked with a time of their own, if any."""
        keys = set(self.cleaned_data["asked"])
        return [
            (each, self.cleaned_data.get(f"own_{each.key}"))
            for each in self.people
            if each.key in keys
        ]


def _suggested(each: Any) -> str:
    what = each.organisation or ROLES[each.role].lower()
    return f"{each.name} ({what}), {WAYS[each.reached_by].lower()}"


class GuestForm(EttleForm):
    """Somebody else to ask: an agency, an advocate, anybody."""

    role = forms.ChoiceField(
        label="What part do they have?",
        choices=[(key, ROLES[key]) for key in ("agency", "advocate", "other")],
        widget=forms.RadioSelect,
        initial="agency",
    )
    name = forms.CharField(label="Their name", max_length=140)
    organisation = forms.CharField(
        label="Where they work",
        help_text="As the plan names it, such as NHS Glenmarra. Their pack then holds their part.",
        max_length=140,
        required=False,
    )
    email = forms.EmailField(
        label="Their e-mail address",
        help_text="With one, they get a safe link and need no account.",
        required=False,
    )
    own_time = ClockField(label="A time of their own, if they have one", required=False)


class CancelForm(EttleForm):
    """Why a meeting is called off."""

    because = WordsField(
        label="Why is it called off?",
        rows=3,
        max_length=2000,
        error_messages={"required": "Say why it is called off."},
    )


class HoldForm(EttleForm):
    """That a meeting was held: when, who came, what was talked about."""

    held_on = DayField(label="On which day was it held?")
    came = forms.MultipleChoiceField(
        label="Who came?",
        help_text="At the meeting, or at a time of their own.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    family_reason = WordsField(
        label="If no one of the family was there: why, and how were they heard?",
        help_text="Printed in the minute. Leave it empty if the child or a parent was there.",
        rows=3,
        max_length=2000,
        required=False,
    )
    said = WordsField(
        label="What was talked about?",
        help_text="Short. Decisions, actions and targets come after this, each by itself.",
        rows=6,
        max_length=20_000,
        required=False,
    )

    def __init__(self, *args: Any, guests: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = [  # type: ignore[attr-defined]
            (each.ref, f"{each.name} ({each.organisation or each.role_words.lower()})")
            for each in guests
        ]


class SaidForm(EttleForm):
    """What was talked about, written again, and why the family was not there if they were not."""

    family_reason = WordsField(
        label="Why was the family not there, and how were they heard?",
        help_text="Printed in the minute of each parent. Where a safe-contact flag stands, write "
        "“a parent” and no name.",
        rows=3,
        max_length=2000,
    )
    said = WordsField(label="What was talked about?", rows=8, max_length=20_000, required=False)

    def __init__(self, *args: Any, family_was_there: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if family_was_there:
            del self.fields["family_reason"]


class DecisionForm(EttleForm):
    """One decision and its reasons."""

    text = WordsField(label="What was decided?", rows=3, max_length=4000)
    reasons = WordsField(
        label="Why?",
        rows=3,
        max_length=4000,
        error_messages={"required": "Say why. A decision needs its reason."},
    )


class ActionForm(EttleForm):
    """One action, its owner and its day."""

    text = WordsField(label="What is to be done?", rows=3, max_length=4000)
    owner = forms.CharField(
        label="Who does it?",
        help_text="A name, or a role.",
        max_length=140,
        error_messages={"required": "Say who does it. An action without a person is nobody’s."},
    )
    by_on = DayField(
        label="By which day?", error_messages={"required": "Say by which day it is done."}
    )


class TargetEndForm(EttleForm):
    """What becomes of one target."""

    outcome = forms.ChoiceField(
        label="What becomes of it?",
        choices=[
            ("met", "It is met"),
            ("carried_forward", "It is carried forward to a new day"),
            ("stopped", "It is stopped"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what becomes of it."},
    )
    by_on = DayField(label="The new day, if it is carried forward", required=False)
    because = WordsField(label="Why?", help_text="A few words.", rows=2, required=False)


class DisagreementForm(EttleForm):
    """That somebody does not agree: whose view, what they said, what happens next."""

    whose = forms.CharField(label="Whose view is it?", max_length=140)
    words = WordsField(
        label="What do they say?",
        help_text="In their words. Do not make it smoother.",
        rows=4,
        max_length=8000,
    )
    then = WordsField(
        label="What happens next about it, and who does it?", rows=3, max_length=4000,
    )  # fmt: skip
    about = forms.ChoiceField(
        label="What is it about?",
        help_text="The minute then says where it can be taken. Mediation is always open.",
        choices=list(ABOUT.items()),
        required=False,
    )


class ProposalForm(EttleForm):
    """Whether a proposed change is taken."""

    take = forms.ChoiceField(
        label="Is this change taken?",
        choices=[("yes", "Take it"), ("no", "Decline it")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one."},
    )
    answer = WordsField(
        label="A word to whoever asked for it",
        help_text="Needed if you decline it.",
        rows=3,
        required=False,
    )


class CloseForm(EttleForm):
    """When to look again."""

    next_on = DayField(label="When is the next look?", required=False)


class GivenForm(EttleForm):
    """On which day a pack on paper was given or posted."""

    on = DayField(label="On which day was it given or posted?")
