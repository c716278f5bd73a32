"""The words ``explain``, ``holidays``, ``route`` and ``notices``."""

import argparse
from typing import Any

from asl_law.ages import Standing, standing
from asl_law.calendar import bank_holidays
from asl_law.clocks import VERSIONS, versions_of
from asl_law.command.answer import Answer, cited
from asl_law.days import in_words, read_day
from asl_law.errors import UnknownName, WrongFacts
from asl_law.explain import rule_in_words
from asl_law.notices import Event, NoticeOwed, Party, notices_owed
from asl_law.questions import questions
from asl_law.remedies import MEDIATION, ROUTES, route
from asl_law.time_limits import TimeLimit


def add_words(words: Any) -> None:
    """Add the words of this module to the command."""
    explain = words.add_parser("explain", help="a rule, or an open question, in full")
    explain.add_argument("name", metavar="CLOCK|LAW-Qn")
    explain.set_defaults(answer=_explain)
    holidays = words.add_parser("holidays", help="the bank holidays of a year")
    holidays.add_argument("year", metavar="YEAR")
    holidays.set_defaults(answer=_holidays)
    routes = words.add_parser("route", help="where a disagreement goes")
    routes.add_argument("decision", metavar="DECISION", help=", ".join(ROUTES))
    routes.set_defaults(answer=_route)
    _add_notices(words.add_parser("notices", help="who must be told what"))


def _add_notices(notices: argparse.ArgumentParser) -> None:
    notices.add_argument("event", metavar="EVENT", help=", ".join(Event))
    notices.add_argument("--birth", metavar="DAY", help="with --on: who the pupil is to the Act")
    notices.add_argument("--on", metavar="DAY")
    notices.add_argument("--standing", metavar="WHO", help=", ".join(Standing))
    notices.add_argument("--requested-by", metavar="WHO", help="parent, child, young-person, ...")
    notices.add_argument("--lacks-capacity", action="store_true", help="of a young person")
    notices.add_argument("--no-tribunal", action="store_true", help="it may not be referred")
    notices.add_argument("--placing-request", action="store_true", help="one is in play")
    notices.set_defaults(answer=_notices)


def party_named(name: str) -> Party:
    """Read who it is, hyphens allowed."""
    wanted = name.replace("-", " ")
    if wanted == "managers":
        return Party.MANAGERS
    try:
        return Party(wanted)
    except ValueError:
        raise UnknownName(f"{name!r} is nobody known here; they are {', '.join(Party)}.") from None


def _explain(asked: argparse.Namespace) -> Answer:
    question = questions().get(asked.name)
    if question is not None:
        said = {
            "question": question.id,
            "title": question.title,
            "what_is_done": question.behaviour,
            "settled_by": question.settled_by,
        }
        return Answer(said, question.in_words)
    told = [rule_in_words(rule) for rule in _all_versions(asked.name)]
    return Answer({"clock": asked.name, "explanation": told}, "\n\n".join(told))


def _all_versions(name: str) -> list[TimeLimit]:
    first = versions_of(name)[0]
    return [rule for rule in VERSIONS if rule.id == first.id]


def _holidays(asked: argparse.Namespace) -> Answer:
    if not asked.year.isascii() or not asked.year.isdigit() or len(asked.year) != 4:
        raise WrongFacts(f"{asked.year!r} is not a year; write it as YYYY.")
    found = bank_holidays(int(asked.year))
    as_json = [
        {
            "day": each.day.isoformat(),
            "title": each.title,
            "source": each.source,
            "checked": each.is_checked,
        }
        for each in found
    ]
    lines = [
        f"{in_words(each.day)}: {each.title}{'' if each.is_checked else ' (not checked)'}"
        for each in found
    ]
    return Answer(as_json, "\n".join(lines))


def _route(asked: argparse.Namespace) -> Answer:
    found = route(asked.decision)
    as_json = {
        "decision": asked.decision,
        "about": found.about,
        "forum": found.forum.value,
        "citation": cited(found.citation),
        "unless": found.unless,
        "not_by": found.not_by,
        "mediation": cited(MEDIATION),
    }
    told = [f"{found.about}: {found.forum.value} ({found.citation})."]
    told += [f"Unless {found.unless}."] if found.unless else []
    told += [f"Note: {found.not_by}."] if found.not_by else []
    return Answer(as_json, "\n".join((*told, f"Mediation is open beside it ({MEDIATION}).")))


def _standing(asked: argparse.Namespace) -> Standing:
    if asked.standing is not None:
        if asked.birth is not None or asked.on is not None:
            raise WrongFacts("say --birth DAY and --on DAY, or --standing WHO, and not both.")
        wanted = asked.standing.replace("-", " ")
        for each in Standing:
            if each.value == wanted:
                return each
        raise UnknownName(f"{asked.standing!r} is not one of {', '.join(Standing)}.")
    if asked.birth is None or asked.on is None:
        raise WrongFacts("say --birth DAY and --on DAY, or --standing WHO.")
    return standing(read_day(asked.birth, "--birth"), read_day(asked.on, "--on"))


def _notices(asked: argparse.Namespace) -> Answer:
    owed = notices_owed(
        asked.event,
        standing=_standing(asked),
        requested_by=None if asked.requested_by is None else party_named(asked.requested_by),
        young_person_has_capacity=not asked.lacks_capacity,
        tribunal_may_hear_it=not asked.no_tribunal,
        placing_request_in_play=asked.placing_request,
    )
    return Answer([notice_as_json(each) for each in owed], "\n".join(map(_line, owed)))


def notice_as_json(notice: NoticeOwed) -> dict[str, Any]:
    """Give a notice that is owed."""
    return {
        "recipient": notice.recipient.value,
        "why": notice.why,
        "must_contain": list(notice.must_contain),
        "citation": cited(notice.citation),
        "open_questions": list(notice.questions),
    }


def _line(notice: NoticeOwed) -> str:
    return (
        f"{notice.recipient.value} ({notice.why}): {'; '.join(notice.must_contain)} "
        f"({notice.citation})"
    )
