"""What people's room records."""

from datetime import date

from ettle.audit.verbs import register

register("pupil.read", "opened the record", is_reading=True, page=str)
register("account.opened", "opened an account", role=str)
register("membership.given", "gave access as {role}", role=str)
register("membership.ended", "ended access", until_on=date)
