"""What was tried for one child, and what is due to be looked at in a school."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ettle.plans.access import may_write_entry
from ettle.plans.selectors.early_help import (
    ConcernShown,
    LookLine,
    TriedShown,
    early_help_for,
    look_weeks_of,
    looks_due,
)
from ettle.plans.stages.policy import TRIED_HAS, readers_of_stages
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.school.stage_words import HELPED_WORDS, LEVEL_WORDS
from ettle.web.ui.dates import day
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

A_PAGE = 20
LOOKERS = ("headteacher", "depute", "asn_lead", "class_teacher", "asl_officer")


@require_safe
def tried(request: HttpRequest, ref: str) -> HttpResponse:
    """Show each concern about a child, what was done first, what was tried, and if it helped."""
    actor = request.actor  # type: ignore[attr-defined]
    pupil = pupil_here(request, ref)
    help_ = early_help_for(pupil, by=actor, page="tried")
    writes = bool(may_write_entry(actor, pupil, "tried"))
    return page(
        request,
        "school/tried/tried.html",
        {
            "pupil": pupil,
            "help": help_,
            "concerns": [
                (concern, _table(concern, ref, writes, actor.today)) for concern in help_.concerns
            ],
            "writes": writes,
            "readers": readers_of_stages(pupil, by=actor, family_has=TRIED_HAS),
        },
    )


@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """List what was tried and waits for somebody to say whether it helped, longest wait first."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.has_role(*LOOKERS):
        not_found()
    number = _page_number(request)
    lines, count = looks_due(by=actor, first=(number - 1) * A_PAGE, count=A_PAGE)
    return page(
        request,
        "school/tried/looks.html",
        {
            "weeks": look_weeks_of(actor.authority_id, by=actor),
            "table": TableShape(
                caption="Due to be looked at",
                columns=("Child", "What", "Since"),
                rows=tuple(_line(line) for line in lines),
                empty=EmptyShape(
                    what="Nothing waits to be looked at.",
                    first="What is tried for a child comes here when its weeks are over.",
                ),
            ),
            "count": count,
            "number": number,
            "before": number - 1 if number > 1 else None,
            "after": number + 1 if number * A_PAGE < count else None,
        },
    )


def _table(concern: ConcernShown, ref: str, writes: bool, today: Any) -> TableShape:
    return TableShape(
        caption=f"What was tried: {concern.words[:60]}",
        columns=("What was tried", "Who for", "By whom", "How long", "Did it help?"),
        rows=tuple(_row(each, ref, writes, today) for each in concern.tried),
    )


def _row(each: TriedShown, ref: str, writes: bool, today: Any) -> tuple[Cell | str, ...]:
    url = address("tried_look", ref, each.ref) if writes else ""
    return (
        Cell(each.words, under=f"Written by {each.author}"),
        LEVEL_WORDS[each.level],
        each.by_whom or "Not said",
        _how_long(each),
        _helped(each, url, today),
    )


def _how_long(each: TriedShown) -> str:
    if each.from_on and each.until_on:
        return f"{day(each.from_on)} to {day(each.until_on)}"
    return f"Since {day(each.from_on)}" if each.from_on else "Not said"


def _helped(each: TriedShown, url: str, today: Any) -> Cell:
    """Say whether it helped, or when somebody is to look; the link is to say so."""
    if each.helped in ("yes", "partly", "no"):
        on = f" ({day(each.looked_on)})" if each.looked_on else ""
        words = f"{HELPED_WORDS[each.helped]}{on}"
        return Cell(words, under=each.helped_words)
    if each.look_on and each.look_on <= today:
        when = f"To be looked at since {day(each.look_on)}."
    else:
        when = f"To be looked at on {day(each.look_on)}." if each.look_on else ""
    said = "Too soon to say on " + day(each.looked_on) + "." if each.looked_on else ""
    under = " ".join(word for word in (said, when) if word)
    return Cell("Say whether it helped" if url else "Nobody has said yet", url=url, under=under)


def _line(line: LookLine) -> tuple[Cell | str, ...]:
    what = line.words if line.kind == "tried" else f"A concern with nothing done yet: {line.words}"
    ask = "tried_look" if line.kind == "tried" else ""
    url = address(ask, line.pupil_ref, line.ref) if ask else address("tried", line.pupil_ref)
    return (
        Cell(line.pupil_name, url=address("tried", line.pupil_ref), under=line.class_name),
        Cell(what, url=url),
        day(line.due_on) if line.due_on else "Not said",
    )


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
