"""A child that this assistant supports, or 404: what every page here begins with."""

from django.http import HttpRequest

from ettle.plans.access import readers_of
from ettle.web.middleware import not_found
from ettle.workforce import selectors as workforce
from ettle.workforce.pairs import PairOnDay


def own_pair(request: HttpRequest, ref: str) -> PairOnDay:
    """Give this assistant's own deployment with a child, by the pupil's ref or its own."""
    pair = workforce.own_deployment_for(ref, by=request.actor)  # type: ignore[attr-defined]
    if pair is None:
        not_found()
    return pair


def readers(request: HttpRequest, pair: PairOnDay):
    """List who can see the plan, and the card made from it, as this assistant may be told it."""
    return readers_of(pair.deployment.pupil, by=request.actor)  # type: ignore[attr-defined]
