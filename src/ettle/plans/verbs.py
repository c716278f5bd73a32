"""What the plans' room records."""

from datetime import date

from ettle.audit.verbs import register

register("plan.opened", "opened a plan")
register("plan.read", "read the plan", is_reading=True, page=str)
register("plan.frozen", "froze version {n} of the plan", n=int)
register("entry.written", "wrote a part of the plan: {kind}", kind=str, source=str)
register("entry.revised", "changed a part of the plan: {kind}", kind=str, n=int)
register("entry.ended", "took a part out of the plan: {kind}", kind=str)
register("csp.recorded", "issued the co-ordinated support plan", prepared_on=date)
register("support_card.issued", "issued support card {n}", n=int, expires_on=date)
register("support_card.read", "opened the support card", is_reading=True, n=int, page=str)
register("delivered_parts.read", "opened the parts they deliver", is_reading=True, page=str)
register("plan_paper.read", "opened a printed document", is_reading=True, printing=str)
register("csp.adopted", "kept an adopted plan of {prepared_on}", prepared_on=date)
register("csp.page_kept", "kept a scanned page of the paper plan", size=int)
register("csp.page_forgotten", "took a scanned page away")
register("csp.page_read", "opened a scanned page of the paper plan", is_reading=True)

register(
    "delivery.logged",
    "said what was given on {on}: {outcome}",
    on=date,
    outcome=str,
    corrects=bool,
)
register("delivery.day_logged", "said that {count} supports were given on {on}", on=date, count=int)
register("target.seen", "said how a target is going: {step}", on=date, step=str)
register("family_word.said", "said of a support: {kind}", kind=str, whose=str)
register("family_word.answered", "answered the family")
register("gap.answered", "said what is done about support not given", look_again_on=date)
register("delivery.read", "opened what was planned and given", is_reading=True, page=str)
register("thread.read", "opened the thread of the plan", is_reading=True, page=str)
register("entries.confirmed", "found {n} parts of the plan still true", n=int)
register("entries.agreed", "agreed {n} parts of the plan", n=int)
register("change.proposed", "proposed a change of a part of the plan: {kind}", kind=str)
register("change.answered", "answered a proposed change: {outcome}", outcome=str)
register("entry.kept", "kept a part of the plan from a parent", kept_by=str)
register("entry.let_in", "let a parent read a part of the plan again")
register("draft.kept", "kept what they were typing")
register("draft.forgotten", "threw away what they had typed")
register("drafts.forgotten", "threw away old drafts", n=int)

register("printing.issued", "issued a printing: {printing}", printing=str, parts=int)
register("printing.read", "opened a printing", is_reading=True, printing=str)
