"""What counts as a request under the Act, and which clock, if any, it starts."""

from dataclasses import dataclass
from enum import StrEnum

from asl_law.citations import Citation, act, ssi
from asl_law.errors import UnknownName
from asl_law.reasons import Judgement, Limb, all_of


class RequestKind(StrEnum):
    """What is asked for."""

    CSP = "csp"
    NEEDS = "needs"
    BELONGING = "belonging"
    EARLY_REVIEW = "early-review"
    ASSESSMENT = "assessment"
    PLACING = "placing"
    AGENCY_HELP = "agency-help"


@dataclass(frozen=True, slots=True)
class StartsClock:
    """The clock that a request starts, or why there is none."""

    clock: str | None
    reason: str
    citation: Citation


_STARTS = {
    RequestKind.CSP: StartsClock(
        "C01",
        "A request to establish whether a plan is required must be answered in 8 weeks.",
        act("section 6(2)(b)"),
    ),
    RequestKind.NEEDS: StartsClock(
        None,
        "The law sets no time for establishing whether there are additional support needs.",
        act("section 6(2)(a)"),
    ),
    RequestKind.BELONGING: StartsClock(
        None,
        "Where no authority is responsible, the authority may answer; the law sets no time.",
        act("section 7"),
    ),
    RequestKind.EARLY_REVIEW: StartsClock(
        "C05",
        "A request for an early review must be answered in 4 weeks.",
        act("section 10(4)"),
    ),
    RequestKind.ASSESSMENT: StartsClock(
        None,
        "The law sets no time for an assessment that was asked for.",
        act("sections 8 and 8A"),
    ),
    RequestKind.PLACING: StartsClock(
        "C16",
        "By 15 March for the next session it is decided by a fixed day (C16), otherwise in two "
        "months (C17).",
        ssi("2005/515", "regulation 3"),
    ),
    RequestKind.AGENCY_HELP: StartsClock(
        "C10", "An agency must answer in 10 weeks.", act("section 23(1)")
    ),
}
_FORM = act("section 28(1)")
_PERMANENT = ("letter", "e-mail", "form", "audio", "video", "text message")
_PASSING = ("spoken", "telephone")


def clock_started_by(kind: RequestKind | str) -> StartsClock:
    """Say which clock a kind of request starts, or that the law sets no time.

    >>> clock_started_by("needs").clock is None
    True
    """
    try:
        return _STARTS[RequestKind(kind)]
    except ValueError:
        raise UnknownName(
            f"{kind!r} is not a kind of request; they are {', '.join(RequestKind)}."
        ) from None


def counts_as_request(*, form: str, gives_reasons: bool) -> Judgement:
    """Say whether what came counts as a request: permanent form, and reasons.

    A request without reasons is treated as received, and the reasons are asked for, because it is
    not settled whether it starts the clock and a child should not lose days by it (LAW-Q23).
    """
    limbs = {"form": _form(form)}
    if gives_reasons:
        limbs["reasons"] = Limb(True, "It states the reasons.", _FORM)
        return all_of(limbs)
    reason = "It states no reasons; treat it as received today and ask for them."
    limbs["reasons"] = Limb(True, reason, _FORM, ("LAW-Q23",))
    return all_of(limbs, ask="Ask for the reasons; whether the clock waits for them is LAW-Q23.")


def _form(form: str) -> Limb:
    if form in _PERMANENT:
        return Limb(True, f"It came in writing or another permanent form ({form}).", _FORM)
    if form in _PASSING:
        reason = "It must be in writing or another permanent form; offer to write it down."
        return Limb(False, reason, _FORM)
    known = ", ".join((*_PERMANENT, *_PASSING))
    raise UnknownName(f"{form!r} is not a form known here; they are {known}.")
