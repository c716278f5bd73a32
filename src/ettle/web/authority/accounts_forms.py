"""What is asked when somebody is invited or is given a further role."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from ettle.people.access import AUTHORITY_ROLES, ROLE_WORDS, SCHOOL_ROLES
from ettle.people.checks import WAYS_OF_CHECKING
from ettle.people.selectors import Invitee, Relationship
from ettle.web.ui.forms import DayField, EttleForm

ADDRESS_HELP = "Their own, and nobody else’s. The invitation goes there, and they sign in with it."


class FindForm(EttleForm):
    """Looking for somebody by name. It is sent, not put in the address: names stay out of it."""

    words = forms.CharField(label="Name", help_text="The beginning of it is enough", max_length=80)


class AddressForm(EttleForm):
    """Where an invitation goes."""

    email = forms.EmailField(label="E-mail address", help_text=ADDRESS_HELP, max_length=254)


class StaffForm(EttleForm):
    """What somebody works as, and where."""

    role = forms.ChoiceField(label="Role", widget=forms.RadioSelect)
    school = forms.ChoiceField(
        label="School",
        required=False,
        help_text="For a role at a school. Leave it out for a role of the whole council.",
    )

    def __init__(self, *args: Any, invitee: Invitee, schools: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schools = {each.ref: each for each in schools}
        role: Any = self.fields["role"]
        role.choices = [(each, ROLE_WORDS[each]) for each in (*SCHOOL_ROLES, *AUTHORITY_ROLES)]
        role.initial = invitee.role
        school: Any = self.fields["school"]
        school.choices = [("", "No one school"), *((k, str(v)) for k, v in self.schools.items())]
        school.initial = invitee.school.ref if invitee.school else ""

    @property
    def chosen_school(self) -> Any:
        """The school that was chosen, as the services take it; None for the whole council."""
        return self.schools.get(self.cleaned_data.get("school", ""))


class CheckForm(EttleForm):
    """That somebody of a family is who they say, and how that is known."""

    checked_on = DayField(
        label="On which day was their identity checked?", help_text="For example, 23 11 2026"
    )
    checked_how = forms.ChoiceField(
        label="How was it checked?",
        widget=forms.RadioSelect,
        choices=tuple(WAYS_OF_CHECKING.items()),
    )


class ParentForm(CheckForm):
    """Against which child a parent is invited; each parent apart."""

    child = forms.ChoiceField(label="They are invited as", widget=forms.RadioSelect)
    field_order = ("child", "email", "from_on", "checked_on", "checked_how")

    def __init__(self, *args: Any, invitee: Invitee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {each.child.ref: each for each in invitee.children}
        child: Any = self.fields["child"]
        child.choices = _relationships(invitee.children)
        if len(invitee.children) == 1:
            child.initial = invitee.children[0].child.ref

    @property
    def chosen(self) -> Relationship:
        """The relationship that was chosen."""
        return self.children[self.cleaned_data["child"]]


class FromForm(EttleForm):
    """The first day of a further role."""

    from_on = DayField(label="From which day?", help_text="For example, 23 11 2026")


class StaffInvitation(StaffForm, AddressForm):
    """Somebody who works for the council, and their address."""

    field_order = ("role", "school", "email")


class StaffRole(StaffForm, FromForm):
    """A further role for somebody who works for the council."""

    field_order = ("role", "school", "from_on")


class ParentInvitation(ParentForm, AddressForm):
    """A parent, and their address."""


class ParentRole(ParentForm, FromForm):
    """A parent who has an account as something else already."""


class PupilInvitation(CheckForm, AddressForm):
    """A pupil of 12 or over, and their address."""

    field_order = ("email", "checked_on", "checked_how")


def _relationships(children: Sequence[Relationship]) -> list[tuple[str, str]]:
    return [(each.child.ref, each.words) for each in children]
