"""What the outbox records."""

from datetime import date

from ettle.audit.verbs import register

register("message.sent", "sent {letter} on {sent_on}", letter=str, channel=str, sent_on=date)
register("message.withdrawn", "withdrew {letter} before it was sent", letter=str)
