"""Who may take an authority's records out, and who keys them into the roll system."""

from django.db.models import QuerySet

from ettle.access import Actor, Decision, allow, deny
from ettle.exchange.models import Sheet, WholeExport


def may_take_out(actor: Actor, authority_id: int) -> Decision:
    """Decide whether someone may take out what an authority holds, in a sheet or whole.

    Its ASL officers, who may read every child of it already; and whoever runs this
    installation, at its own terminal.
    """
    if actor.has_role("system") and actor.authority_id == authority_id:
        return allow("whoever runs this installation")
    if actor.has_role("asl_officer") and actor.authority_id == authority_id:
        return allow("ASL officer of the authority")
    return deny("only an ASL officer of the authority takes its records out")


def may_forget(actor: Actor, export: WholeExport) -> Decision:
    """Decide whether someone may delete an old file: the timer, or whoever may take it out."""
    if actor.has_role("system"):
        return allow("the job that deletes what is a day old")
    return may_take_out(actor, export.authority_id)


def sheets_seen_by(actor: Actor) -> QuerySet[Sheet]:
    """Which sheets someone may open: their own authority's, if they are an ASL officer."""
    if not actor.has_role("asl_officer"):
        return Sheet.objects.none()
    return Sheet.objects.filter(authority_id=actor.authority_id)


def exports_seen_by(actor: Actor) -> QuerySet[WholeExport]:
    """Which exports someone may open: their own authority's, if they are an ASL officer."""
    if actor.has_role("system"):
        return WholeExport.objects.all()
    if not actor.has_role("asl_officer"):
        return WholeExport.objects.none()
    return WholeExport.objects.filter(authority_id=actor.authority_id)
