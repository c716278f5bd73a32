"""What people's room records."""

from datetime import date

from ettle.audit.verbs import register

register("pupil.read", "opened the record", is_reading=True, page=str)
register("account.opened", "opened an account as {role}", role=str, identity_checked_on=date)
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
