"""The tables of the accounts pages."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from ettle.people.selectors import Held, Invitee
from ettle.web.ui.dates import day
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

STANDINGS = {
    "invited": "Invited. No password is chosen yet",
    "open": "Open",
    "closed": "Closed. They cannot sign in",
}


def held_table(held: Iterable[Held]) -> TableShape:
    """Show who holds which role today."""
    return TableShape(
        caption="Roles held today",
        columns=("Name", "Signs in with", "Role", "Where", "Since", "Ends"),
        rows=tuple(
            (
                Cell(each.name, url=reverse("authority:account", args=[each.account_ref])),
                each.email,
                each.role_words,
                each.place,
                day(each.from_on),
                _end(each),
            )
            for each in held
        ),
        empty=EmptyShape(
            what="Everyone who can sign in will be listed here.",
            first="People come in with the roll, and are then invited one by one.",
            url=reverse("authority:find_person"),
            link_word="Invite somebody",
        ),
    )


def roles_table(roles: Sequence[Held]) -> TableShape:
    """Show the roles of one account, those that ended too."""
    return TableShape(
        caption="Roles",
        columns=("Role", "Where", "Since", "Ends"),
        rows=tuple((each.role_words, each.place, day(each.from_on), _end(each)) for each in roles),
        show_caption=True,
    )


def adults_table(found: Sequence[Invitee]) -> TableShape:
    """Show the adults found by a name, each with a way to their account or to inviting them."""
    return TableShape(
        caption="Adults on the roll",
        columns=("Name", "On the roll as", "Account"),
        rows=tuple(
            (
                each.name,
                "; ".join(each.posts) or ("Parent or carer" if each.children else "No post today"),
                _account(each, "authority:invite_person"),
            )
            for each in found
        ),
        empty=EmptyShape(
            what="Nobody is found by that name.",
            first="Somebody who works here is found once the roll has their post. A parent or a "
            "pupil is found and invited by an ASL officer.",
        ),
        show_caption=True,
    )


def pupils_table(found: Sequence[Invitee]) -> TableShape:
    """Show the pupils of 12 and over found by a name."""
    return TableShape(
        caption="Children of 12 and over, and young people",
        columns=("Name", "School", "Account"),
        rows=tuple(
            (each.name, each.posts[0], _account(each, "authority:invite_pupil")) for each in found
        ),
        empty=EmptyShape(
            what="No child of 12 or over is found by that name.",
            first="A younger child has no account: an adult opens their page and hands it over.",
        ),
        show_caption=True,
    )


def _account(each: Invitee, invite: str) -> Cell:
    if each.account_ref:
        address = reverse("authority:account", args=[each.account_ref])
        return Cell("Has an account", url=address, under=each.name)
    return Cell("Invite", url=reverse(invite, args=[each.ref]), under=each.name)


def _end(each: Held) -> Cell:
    return Cell(
        f"After {day(each.until_on)}" if each.until_on else "End it",
        url=reverse("authority:end_membership", args=[each.ref]),
        under=f"{each.role_words} of {each.name}",
    )
