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
