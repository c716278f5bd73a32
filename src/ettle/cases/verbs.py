"""What casework records."""

from datetime import date

from ettle.audit.verbs import register

register("csp_request.received", "recorded a request, answer due {due_on}", due_on=date)
register("proposal.made", "made a proposal", asks=int)
register("proposal.sent", "sent the proposal on {sent_on}", sent_on=date)
register("agency.asked", "asked an agency for help", about=str)
register("agency_request.sent", "sent the request for help on {sent_on}", sent_on=date)
register("clock.extended", "moved a last day to {to} on ground {ground}", ground=str, to=date)
register("clock.stopped", "met the time limit {rule} on {on}", rule=str, on=date)
register(
    "clock.missed", "noted that {rule} was missed on {due_on}", rule=str, state=str, due_on=date
)
register("csp.decided", "decided whether a plan is required", required=bool)
register("decision.sent", "sent the decision on {sent_on}", sent_on=date)
register("csp.given", "gave the plan, in {copies} copies", copies=int)
register("plan_copy.sent", "sent a copy of the plan on {sent_on}", sent_on=date)
register("link.made", "made a link that ends after {expires_on}", expires_on=date)
register("link.revoked", "revoked a link")
register("link.confirmed", "confirmed who they are")
register("link.code_sent", "asked for a code to come back")
register("link.code_wrong", "gave a wrong code, try {tries}", tries=int)
register("link.returned", "came back by a code")
register("agency_answer.saved", "saved part of an answer")
register("agency_answer.delayed", "asked for time until {until}", until=date)
register("agency_answer.sent", "answered the request for help", help_offered=int)
register("case.read", "opened the casework", is_reading=True, page=str)
register("paper.read", "opened a paper", is_reading=True, letter=str)
register("question.read", "opened the question asked of them", is_reading=True)
register("case.adopted", "adopted a case that began before Ettle, {clocks} time limits", clocks=int)
register("plan.adopted", "adopted a plan in force, {clocks} time limits", clocks=int)
register("review.adopted", "adopted a review under way, {clocks} time limits", clocks=int)
register("retention.adopted", "adopted a plan that is kept, {clocks} time limits", clocks=int)
register("adoption.undone", "took an adoption back: {kind}", kind=str)
register("adoption.corrected", "corrected an adoption: {kind}", kind=str, before=str)
register("adoption.read", "opened an adoption", is_reading=True, kind=str)
register("adoption.begun", "began to gather work to adopt: {kind}", kind=str)
register("adoption.draft_saved", "kept part of work to adopt: {kind}", kind=str)
register("adoption.draft_dropped", "threw away what was gathered: {kind}", kind=str)
register(
    "review.begun", "opened a statutory review, to be complete by {due_on}", ground=str, due_on=date
)
register("review.told", "sent the letter that a review is begun on {sent_on}", sent_on=date)
register("review.step", "recorded a step of a review: {step}", step=str)
register("review.decided", "decided a review: {outcome}", outcome=str)
register("review.sent", "sent the outcome of a review on {sent_on}", sent_on=date)
register("review.completed", "completed a review on {on}", on=date, outcome=str)
register("review.read", "opened a review", is_reading=True, page=str)
register(
    "link.made_for_giving",
    "made a link to say what is given, until {expires_on}",
    expires_on=date,
)
register("delivery.said_by_link", "said by a link what was given on {on}", on=date)
register("target.said_by_link", "said by a link how a target is going: {step}", step=str)
