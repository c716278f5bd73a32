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
register("school.opened", "added a school that opens on {on}", on=date, seed_code=str)
register("school.closed", "recorded that a school closes from {on}", on=date)
register("school.merged", "recorded that a school merges into another from {on}", on=date, into=str)
register("school.renamed", "recorded a school’s new name from {on}", on=date)
register("school.joined", "recorded an all-through school from {on}", on=date, other=str)
register("school.provision_opened", "opened enhanced provision from {on}", on=date, capacity=int)
register("school.provision_closed", "closed enhanced provision from {on}", on=date)
register("school.change_taken_back", "took back what was recorded of a school", kind=str)
register("school.pupils_moved", "moved {pupils} pupils to another school", pupils=int, to=str)
register("pupil.moved_school", "moved a pupil with the rest of the school", left=str, to=str)
register(
    "school.list_refreshed",
    "refreshed the schools from the published list of {year}",
    year=str,
    new=int,
    renamed=int,
    moved=int,
    counts=int,
    not_listed=int,
)
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
register("stages.begun", "began to write {stages} stages of support", stages=int, model=str)
register("stages.changed", "changed stage {number} of stages not yet in force", number=int)
register(
    "stages.set",
    "put {stages} stages of support in force from {live_from}",
    live_from=date,
    stages=int,
)
register("stages.thrown_away", "threw away stages that were never in force")
register("care.chosen", "chose who is told of something that is theirs to say")
register("care.read", "opened what a child or family may choose to tell", is_reading=True, page=str)
