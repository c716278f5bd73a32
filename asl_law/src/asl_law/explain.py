"""Answers in plain English, built from the same clock that holds the date.

    >>> from datetime import date
    >>> from asl_law.clocks import CSP_REQUEST
    >>> print(sentence(CSP_REQUEST.start(date(2026, 3, 2))))
    8 weeks starting on the day the request was received, Monday 2 March 2026, end on \
Sunday 26 April 2026 (SSI 2005/518, regulation 4A).
"""

from datetime import timedelta

from asl_law.days import in_words
from asl_law.periods import Counting, FixedDay, Period
from asl_law.time_limits import Clock, Consequence, Ground, Kind, TimeLimit

NOT_CHECKED = "Not yet checked by a solicitor."


def sentence(clock: Clock) -> str:
    """Say which day is the last, how it was counted, and under which provision."""
    rule = clock.rule
    said = _counted(clock)
    if rule.rolls_forward_by is not None and clock.first_due_on != clock.period_ends_on:
        said += f", which is not a working day, so the last day is {in_words(clock.first_due_on)}"
    for moved in clock.extensions:
        said += f"; extended under {moved.ground} to {in_words(moved.to)}"
    return f"{said} ({rule.citation})."


def _counted(clock: Clock) -> str:
    rule, period = clock.rule, clock.rule.period
    end = in_words(clock.period_ends_on)
    day = f"{rule.trigger_words}, {in_words(clock.started_on)}"
    if not isinstance(period, Period):
        return _fixed(clock)
    verb = "ends" if period.number == 1 else "end"
    if period.counts_backwards:
        return f"No later than {period.length} before {day}: by {end}"
    if period.counting is Counting.OF:
        return f"{period.length} after {day}, {verb} on {end}"
    return f"{period.in_words} {day}, {verb} on {end}"


def _fixed(clock: Clock) -> str:
    received, end = in_words(clock.started_on), in_words(clock.period_ends_on)
    return (
        f"A request received on {received} for the session that starts in "
        f"{clock.period_ends_on.year} is decided by the day that the law names, {end}"
    )


def consequence_sentence(clock: Clock) -> str:
    """Say what the law makes of a miss, from which day, and under which provision."""
    told = [_consequence(effect, clock) for effect in clock.consequences]
    return " ".join(told) or "The law of that time gave a miss no effect of its own."


def _consequence(effect: Consequence, clock: Clock) -> str:
    since = _since(clock)
    case = f"If {effect.when}, {since}" if effect.when else f"{since[0].upper()}{since[1:]}"
    taken = " the law takes it that" if effect.kind is Kind.DEEMED else ""
    return f"{case}{taken} {effect.meaning} ({effect.citation})."


def _since(clock: Clock) -> str:
    """Say from when a miss counts; where a day is arguable, never call it certain."""
    first = in_words(clock.due_on + timedelta(days=1))
    if clock.arguable_until is None:
        return f"from {first}"
    certain = in_words(clock.arguable_until + timedelta(days=1))
    return f"arguably from {first}, and certainly from {certain},"


def trace(clock: Clock) -> tuple[str, ...]:
    """List each step from the trigger to the date, with what stands behind it."""
    rule = clock.rule
    lines = [
        f"Duty: {rule.duty} ({rule.citation}; {rule.citation.url}).",
        f"Counted from {rule.trigger_words}: {in_words(clock.started_on)}.",
        f"Law from {in_words(rule.in_force_from)}"
        + (f" to {in_words(rule.in_force_until)}." if rule.in_force_until else "."),
        sentence(clock),
        _cap_line(clock),
        *(_extension_line(clock, at) for at in range(len(clock.extensions))),
        consequence_sentence(clock),
        f"To be told: {rule.tell}.",
    ]
    if clock.arguable_until is not None:
        lines.append(f"Arguable until {in_words(clock.arguable_until)}: {rule.note}")
    elif rule.note is not None and not rule.arguable_days:
        lines.append(rule.note)
    if rule.questions:
        lines.append(f"Open questions: {', '.join(rule.questions)}.")
    if not rule.is_verified:
        lines.append(NOT_CHECKED)
    return tuple(lines)


def _cap_line(clock: Clock) -> str:
    rule = clock.rule
    if rule.grounds is None:
        return "The exceptions of that time were not read, so it is not extended here."
    if rule.cap is None or clock.cap_on is None:
        return rule.extending or "The law gives no power to extend it."
    return (
        f"It may be extended under {', '.join(rule.ground_numbers)}, to at most "
        f"{rule.cap.in_words} that day: {in_words(clock.cap_on)}."
    )


def _extension_line(clock: Clock, at: int) -> str:
    moved = clock.extensions[at]
    return (
        f"Extended from {in_words(moved.from_due_on)} to {in_words(moved.to)} under "
        f"{moved.ground}; people were told on {in_words(moved.informed_on)}."
    )


def rule_in_words(rule: TimeLimit) -> str:
    """Set out a rule: the duty, how it is counted, its exceptions, and what a miss means."""
    until = f" to {in_words(rule.in_force_until)}" if rule.in_force_until else ""
    lines = [
        f"{rule.name}: {rule.duty}.",
        f"{rule.citation}; {rule.citation.url}",
        f"Law from {in_words(rule.in_force_from)}{until}.",
        _length(rule),
        f"To be told: {rule.tell}.",
    ]
    if rule.rolls_forward_by is not None:
        lines.append(f"A last day that is no working day moves on ({rule.rolls_forward_by}).")
    if rule.grounds is None:
        lines.append("The exceptions of that time were not read, so it is not extended here.")
    lines.extend(f"Exception {ground_in_words(ground)}." for ground in rule.grounds or ())
    if rule.cap is not None:
        lines.append(f"At most {rule.cap.in_words} the day. {rule.extending or ''}".rstrip())
    elif rule.extending is not None:
        lines.append(rule.extending)
    lines.extend(_effect(effect) for effect in rule.if_missed)
    lines.extend(filter(None, (rule.note,)))
    if rule.questions:
        lines.append(f"Open questions: {', '.join(rule.questions)}.")
    if not rule.is_verified:
        lines.append(NOT_CHECKED)
    return "\n".join(lines)


def _length(rule: TimeLimit) -> str:
    if rule.period is None:
        return f"{rule.without_a_number[0].upper()}{rule.without_a_number[1:]}."
    if isinstance(rule.period, FixedDay):
        return f"Received by 15 March: {rule.period.in_words}."
    return f"{rule.period.in_words[0].upper()}{rule.period.in_words[1:]} {rule.trigger_words}."


def _effect(effect: Consequence) -> str:
    case = f"If {effect.when}" if effect.when else "If missed"
    taken = "the law takes it that " if effect.kind is Kind.DEEMED else ""
    since = in_words(effect.in_force_from)
    return f"{case}: {taken}{effect.meaning} ({effect.citation}; law from {since})."


def ground_in_words(ground: Ground) -> str:
    """Write an exception with its number, and say when the number is ours."""
    number = ground.number if ground.is_numbered_in_law else f"{ground.number} (our numbering)"
    return f"{number}: {ground.meaning}"
