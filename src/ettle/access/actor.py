"""A person reduced to the facts that access depends on."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody doing or reading something, at a moment.

    Built once per request. ``at`` is an aware moment and ``today`` the day in
    Europe/London; both may be moved by a demonstration, sign-in's own clock may not.
    ``own_pupil_ids`` leaves out pupils from whom a safe-contact flag keeps this parent,
    so that every rule built on it is silent about them.
    """

    at: datetime
    today: date
    account_id: int | None = None
    person_id: int | None = None
    pupil_id: int | None = None
    roles: frozenset[str] = frozenset()
    authority_id: int | None = None
    school_ids: frozenset[int] = frozenset()
    own_pupil_ids: frozenset[int] = frozenset()
    named_pupil_ids: frozenset[int] = frozenset()
    link_ref: str = ""
    acting_as: str = ""
    organisation: str = ""
    name: str = field(default="", repr=False)

    def has_role(self, *roles: str) -> bool:
        """Say whether any of these roles is held."""
        return any(role in self.roles for role in roles)

    def leads(self, school_id: int | None) -> bool:
        """Say whether this is the headteacher, a depute or the ASN lead of that school."""
        return school_id in self.school_ids and self.has_role("headteacher", "depute", "asn_lead")

    def moved_to(self, at: datetime, today: date) -> "Actor":
        """Give the same person at another moment."""
        return replace(self, at=at, today=today)


def system_actor(name: str, *, at: datetime, today: date, authority_id: int | None = None) -> Actor:
    """Name the job that acts when no person does, such as ``watch-clocks``.

    It may do only what a policy says a ``system`` may.
    """
    return Actor(
        at=at,
        today=today,
        roles=frozenset({"system"}),
        authority_id=authority_id,
        acting_as=name,
        organisation="Ettle",
    )
