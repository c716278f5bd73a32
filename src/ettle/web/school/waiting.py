"""What waits for somebody at school or at the council: to answer, to mark, to read, to look at."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ettle.plans import selectors as plans
from ettle.plans.selectors.asked_for import proposals_waiting
from ettle.plans.selectors.early_help import looks_due
from ettle.plans.selectors.quality import rounds_waiting
from ettle.web.middleware import not_found
from ettle.web.school.tried import LOOKERS
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape
from ettle.workforce import selectors as workforce

ANSWERERS = ("asn_lead", "headteacher", "depute", "asl_officer")
ASKED = ("class_teacher", "educational_psychologist")


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Show all that waits for this person: what families wait to hear, gaps, plans and asks."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.has_role(*ANSWERERS, *ASKED):
        not_found()
    answers = actor.has_role(*ANSWERERS)
    asked = {
        "asks": _asks(actor),
        "proposed": proposals_waiting(by=actor),
        "rounds": rounds_waiting(by=actor),
        "packs": [
            one for one in plans.packs_for(by=actor) if not one.is_answered and not one.is_over
        ],
        "looks": looks_due(by=actor, count=0)[1] if actor.has_role(*LOOKERS) else 0,
    }
    context = {
        "answers": answers,
        "is_asked": any(asked.values()),
        "words": _words_table(plans.family_words_waiting(by=actor)) if answers else None,
        "gaps": _gaps_table(plans.gaps_waiting(by=actor)) if answers else None,
    }
    return page(request, "school/given/waiting.html", context | asked)


def _asks(actor: Any) -> list[Any]:
    """List what assistants asked to know and nobody has answered, at the schools one leads."""
    return [
        ask
        for school in workforce.schools_led(by=actor)
        for ask in workforce.asks_for(school.pk, by=actor)
        if ask.answered_at is None
    ]


def _words_table(words: tuple[plans.WordSaid, ...]) -> TableShape:
    return TableShape(
        caption="What a child or a family waits to hear",
        columns=("Child", "Said", "About", "Since", "What to do"),
        rows=tuple(
            (
                Cell(each.pupil_name, url=reverse("school:given", args=[each.pupil_ref])),
                Cell(
                    each.kind_words, under=f"{each.by_whom}{': ' if each.words else ''}{each.words}"
                ),
                each.support or "The plan",
                Cell(day_words(each.on), under="More than a week ago" if each.is_old else ""),
                Cell("Answer", url=reverse("school:answer_word", args=[each.ref])),
            )
            for each in words
        ),
        empty=EmptyShape(
            what="Nobody waits for an answer from you.",
            first="When a child or a family says that support is not happening, or asks to be "
            "rung, it is here until somebody answers.",
        ),
    )


def _gaps_table(gaps: tuple[plans.GapWaiting, ...]) -> TableShape:
    return TableShape(
        caption="Support that is planned and not given",
        columns=("Child", "Support", "What is missing", "Why, as it was said", "What to do"),
        rows=tuple(
            (
                Cell(each.pupil_name, url=reverse("school:given", args=[each.pupil_ref])),
                Cell(each.support, under=each.who_gives or "Nobody is named"),
                Cell(str(each.gap), under="Back again" if each.is_back else ""),
                "; ".join(f"{words} ({count})" for words, count in each.reasons) or "Nothing said",
                Cell(
                    "Say who does what", url=reverse("school:answer_gap", args=[each.support_ref])
                ),
            )
            for each in gaps
        ),
        empty=EmptyShape(
            what="No support has a gap.",
            first="Support that was planned and not given for two school weeks, or given less "
            "than half of the time, comes here.",
        ),
    )
