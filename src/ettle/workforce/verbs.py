"""What the workforce room records: days, keys and codes, and never how long anyone read."""

from datetime import date

from ettle.audit.verbs import register

register(
    "deployment.planned",
    "planned a support assistant from {from_on}; {gaps} things to arrange",
    from_on=date,
    gaps=int,
)
register("deployment.confirmed", "confirmed a support assistant from {from_on}", from_on=date)
register("deployment.ended", "ended a support assistant’s work after {until_on}", until_on=date)
register("deployment.covered", "named who stands in for a support assistant", stand_in=str)
register("deployment.read", "opened who supports the child", is_reading=True, page=str)
register("gap.set_aside", "set aside {gap} until the end of {day}", gap=str, day=date)
register("own_word.said", "said {says} for {day}", says=str, day=date)
register(
    "protected_time.booked",
    "booked {minutes} paid minutes on {day} for {purpose}",
    minutes=int,
    day=date,
    purpose=str,
)
register(
    "protected_time.used",
    "used {used} of {booked} booked minutes",
    used=int,
    booked=int,
    interrupted=bool,
)
register("clearance.recorded", "recorded {topic}, held on {held_on}", topic=str, held_on=date)
register("sign_off.recorded", "recorded a sign-off until {expires_on}", expires_on=date, nhs=bool)
register("task.named", "named a task that needs a sign-off ({kind})", kind=str)
register(
    "card.read_and_talked_through",
    "read version {version} of the support card and talked it through",
    version=int,
    on_paper=bool,
)
register("observation.made", "sent an observation", saw=str)
register("ask.made", "asked for more of the plan")
register("ask.answered", "answered an ask for more of the plan: {answer}", answer=str)
