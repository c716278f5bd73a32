"""What people's room records."""

from datetime import date

from ettle.audit.verbs import register

register("pupil.read", "opened the record", is_reading=True, page=str)
register("account.opened", "opened an account as {role}", role=str)
register("account.closed", "closed an account and signed it out everywhere")
register("account.reopened", "opened a closed account again")
register("account.address_corrected", "corrected the address that an account signs in with")
register("identity.checked", "checked an identity on {on}: {how}", on=date, how=str)
register("invitation.sent", "sent an invitation")
register("person.added", "added somebody who is not on the roll")
register("membership.given", "gave access as {role}", role=str)
register("membership.ended", "ended access after {until_on}", until_on=date)
register("connection.made", "connected a colleague as {kind}", kind=str, from_on=date)
register("connection.ended", "ended a connection after {until_on}", until_on=date)
register("safe_contact.flagged", "set a safe-contact flag", from_on=date)
register(
    "reference.loaded",
    "loaded the published lists",
    authorities=int,
    schools=int,
    calendar_entries=int,
)
register("authority.added", "added an education authority", code=str)
register("school.added", "added a school", seed_code=str)
register("agency.added", "added an agency", kind=str)
register("calendar.loaded", "loaded a school calendar", entries=int)
register(
    "calendar.span_added",
    "added {kind}, {starts_on} to {ends_on}, to the school year {session}",
    session=str,
    kind=str,
    starts_on=date,
    ends_on=date,
    schools=int,
)
register(
    "calendar.span_changed",
    "changed {started_on} to {ended_on} of the school year {session} to {starts_on} to {ends_on}",
    session=str,
    kind=str,
    starts_on=date,
    ends_on=date,
    started_on=date,
    ended_on=date,
    schools=int,
)
register(
    "calendar.span_taken_out",
    "took {kind}, {starts_on} to {ends_on}, out of the school year {session}",
    session=str,
    kind=str,
    starts_on=date,
    ends_on=date,
    schools=int,
)
register(
    "calendar.brought_in",
    "brought in a school calendar: {added} added, {taken_out} taken out",
    added=int,
    same=int,
    taken_out=int,
)
register("pupil.left", "said that a pupil left on {left_on}", left_on=date)
