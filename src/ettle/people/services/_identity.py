"""What is looked at before a role is given: whose it is, where, and who they really are."""

from dataclasses import dataclass
from datetime import date

from ettle.access import Actor, Trouble
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import FAMILY_ROLES, SCHOOL_ROLES, is_old_enough_for_an_account
from ettle.people.checks import WAYS_OF_CHECKING
from ettle.people.models import Membership, Parentage, Person, Pupil, School
from ettle.people.models.accounts import ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCheck:
    """On which day, and how (a code of ``WAYS_OF_CHECKING``), somebody's identity was checked.

    ``child`` is the pupil against whom a parent is invited; where it is not named, their
    only child on the roll.
    """

    on: date | None = None
    how: str = ""
    child: Pupil | None = None


def check_role(by: Actor, role: str, whose: Person | Pupil, school: School | None) -> None:
    """Refuse a role that does not exist, or is not for this person or this place."""
    if role not in ROLES:
        raise Trouble(f"{role} is not a role in Ettle.", field="role")
    if (role == "pupil") != isinstance(whose, Pupil):
        raise Trouble("A pupil’s account is for a pupil, and only that one is.", field="role")
    if isinstance(whose, Pupil) and not is_old_enough_for_an_account(whose, on=by.today):
        raise Trouble(
            f"{whose.first_name} is not 12 yet. Until then an adult opens the child’s page and "
            "hands over the device."
        )
    if role in SCHOOL_ROLES and school is None:
        raise Trouble("Say at which school: this role is of one school.", field="school")
    if role not in SCHOOL_ROLES and school is not None:
        raise Trouble("This role is of no one school. Leave the school out.", field="school")
    if school is not None and school.authority_id != whose.authority_id:
        raise Trouble("That school is not one of this council’s.", field="school")


def check_not_held(role: str, whose: Person | Pupil, school: School | None, on: date) -> None:
    """Refuse a role that the person holds at that place already."""
    mine = {"pupil": whose} if isinstance(whose, Pupil) else {"person": whose}
    held = Membership.objects.filter(role=role, school=school, **mine)
    if any(each.until_on is None or each.until_on >= on for each in held):
        raise Trouble("They hold this role there already.", field="role")


def check_identity(
    by: Actor, role: str, whose: Person | Pupil, check: IdentityCheck | None
) -> None:
    """For a parent or a pupil, keep who was checked, when and how; refuse one who was not."""
    if role not in FAMILY_ROLES:
        return
    check = check or IdentityCheck()
    about = whose if isinstance(whose, Pupil) else _child_of(whose, check.child)
    if check.on is None:
        raise Trouble(
            "Say when their identity was checked. Nobody of a family is invited without it.",
            field="checked_on",
        )
    if check.on > by.today:
        raise Trouble(
            "That day has not come yet. Give the day on which the identity was checked.",
            field="checked_on",
        )
    if check.how not in WAYS_OF_CHECKING:
        raise Trouble("Say how their identity was checked.", field="checked_how")
    record(
        by=by,
        verb="identity.checked",
        subject=whose,
        pupil_id=about.pk,
        on=check.on,
        how=check.how,
    )


def _child_of(person: Person, named: Pupil | None) -> Pupil:
    """Give the child against whom a parent is invited.

    Raises:
        Trouble: where they are nobody's parent on the roll, not this child's, or of
            several and none is named.
    """
    parentages = Parentage.objects.filter(person=person).select_related("pupil")
    children = [each.pupil for each in parentages]
    if not children:
        raise Trouble(
            "This person is nobody’s parent on the roll. Bring the relationship in first.",
            field="person",
        )
    if named is None and len(children) == 1:
        return children[0]
    if named not in children or named is None:
        raise Trouble("Say against which child on the roll this parent is invited.", field="child")
    return named
