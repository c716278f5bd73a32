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
register("picture.put", "put a picture beside a line of the support card")
register("picture.taken_off", "took the picture from beside a line of the support card")
register("change.proposed", "proposed a change of a part of the plan: {kind}", kind=str)
register("change.answered", "answered a proposed change: {outcome}", outcome=str)
register("entry.kept", "kept a part of the plan from a parent", kept_by=str)
register("entry.let_in", "let a parent read a part of the plan again")
register("draft.kept", "kept what they were typing")
register("draft.forgotten", "threw away what they had typed")
register("drafts.forgotten", "threw away old drafts", n=int)

register("printing.issued", "issued a printing: {printing}", printing=str, parts=int)
register("printing.read", "opened a printing", is_reading=True, printing=str)

register("stage.moved", "recorded a stage of support ({to}) on {on}", to=str, on=date)

register("meeting.arranged", "arranged a meeting, {asked} asked", asked=int)
register("meeting.asked", "asked somebody to a meeting", role=str)
register("meeting.changed", "moved a meeting to {on}", on=date)
register("meeting.cancelled", "called a meeting off")
register(
    "meeting.held", "recorded a meeting of {held_on}", held_on=date, came=int, family_there=bool
)
register("meeting.written", "wrote again what a meeting talked about")
register("meeting.decided", "recorded a decision of a meeting", about=str)
register("meeting.acted", "recorded an action from a meeting", about=str)
register("meeting.disagreed", "recorded that somebody does not agree", about=str)
register("meeting.attended", "put right who came to a meeting")
register("meeting.read", "opened a meeting", is_reading=True, page=str)
register("target.ended", "said what becomes of a target: {outcome}", outcome=str)
register("obligation.closed", "closed {obligation}, next {next_on}", obligation=str, next_on=date)
register("packs.sent", "made {packs} packs for a meeting", packs=int)
register("pack.sent", "sent a pack on {sent_on}", sent_on=date)
register("pack.saved", "kept part of an answer to a pack")
register("pack.answered", "answered a pack")
register("pack.read", "opened their pack for a meeting", is_reading=True)
register("pack_link.made", "made a new link to a pack")
register("pack_link.confirmed", "confirmed who they are, for a pack")
register("pack_link.code_sent", "asked for a code to come back to a pack")
register("pack_link.code_wrong", "gave a wrong code for a pack, try {tries}", tries=int)
register("pack_link.returned", "came back to a pack by a code")
register("minute.issued", "printed a minute, {copies} family copies", copies=int)
register("minute.sent", "sent a copy of a minute on {sent_on}", sent_on=date)

register("quality.opened", "put the plan before two markers")
register("quality.saved", "kept {n} marks of a plan", n=int)
register("quality.marked", "gave their marks of a plan")
register("quality.settled", "settled {n} marks of a plan after talking", n=int)
register("quality.read", "opened the marks of a plan", is_reading=True, page=str)

register(
    "intervals.set",
    "set how long {kinds} kinds of part hold, from {holds_from}",
    kinds=int,
    holds_from=date,
)
register("intervals.taken_back", "took back {kinds} intervals that had not begun", kinds=int)
