"""The index of every rule, the sheet for checking them, and a page for each open question.

Markdown made from the rules themselves, so that what a lawyer reads is what the code does.
"""

from collections.abc import Iterator

from asl_law.clocks import VERSIONS
from asl_law.csp_test import LIMBS
from asl_law.explain import ground_in_words
from asl_law.guidance import EDITIONS
from asl_law.questions import Question, questions
from asl_law.references import GROUNDS
from asl_law.remedies import ROUTES
from asl_law.rights import RIGHTS
from asl_law.time_limits import TimeLimit


def rule_index() -> str:
    """List every rule with its provision, as the README shows it."""
    rows = ["| Rule | What | How long | Provision | Law from | Open |", "|---|---|---|---|---|---|"]
    rows.extend(_clock_row(rule) for rule in VERSIONS)
    rows.extend(_others())
    return "\n".join(rows) + "\n"


def _clock_row(rule: TimeLimit) -> str:
    length = f"{rule.period.in_words} {_when(rule)}" if rule.period else rule.without_a_number
    until = f" to {rule.in_force_until.isoformat()}" if rule.in_force_until else ""
    since = f"{rule.in_force_from.isoformat()}{until}"
    provision = f"[{rule.citation}]({rule.citation.url})"
    opened = ", ".join(rule.questions)
    return f"| {rule.name} | {rule.duty} | {length} | {provision} | {since} | {opened} |"


def _when(rule: TimeLimit) -> str:
    return f"({rule.trigger})"


def _others() -> Iterator[str]:
    for limb, cited in LIMBS.items():
        yield f"| test ({limb}) | limb of the four-limb test | | [{cited}]({cited.url}) | | |"
    for right, rule in RIGHTS.items():
        cited = rule.citation
        yield f"| right | {right.value} | | [{cited}]({cited.url}) | | |"
    for code, ground in GROUNDS.items():
        cited = ground.citation(code)
        since = ground.in_force_from.isoformat()
        yield f"| reference {code} | {ground.meaning} | | [{cited}]({cited.url}) | {since} | |"
    for name, found in ROUTES.items():
        cited = found.citation
        yield f"| route | {name}: {found.forum.value} | | [{cited}]({cited.url}) | | |"
    for edition in EDITIONS:
        since = edition.in_force_from.isoformat() if edition.in_force_from else "a draft"
        yield f"| guidance | {edition.title} ({edition.published}) | | section 27 | {since} | |"


def verify_sheet() -> str:
    """Give the sheet by which a solicitor checks and signs rule by rule."""
    signed = sum(rule.is_verified for rule in VERSIONS)
    parts = [
        "# Checking the rules against the statute",
        "",
        "For a person with the statute open. Read each rule, compare it with its provision, and",
        "sign by writing `verified_by` and `verified_on` into the rule's citation in the code.",
        "A rule that is wrong is corrected together with its line in `asl_law/tests/examples`.",
        "",
        f"Signed so far: {signed} of {len(VERSIONS)} clocks. Pages and letters say so meanwhile.",
        "",
    ]
    for rule in VERSIONS:
        parts.extend(_sheet(rule))
    parts.extend(("## Everything else", "", *_others_to_check()))
    return "\n".join(parts) + "\n"


def _sheet(rule: TimeLimit) -> Iterator[str]:
    yield f"## {rule.name}, law from {rule.in_force_from.isoformat()}"
    yield ""
    yield f"- Provision: [{rule.citation}]({rule.citation.url})"
    yield f"- Duty: {rule.duty}"
    yield f"- Counted from: {rule.trigger_words}"
    yield f"- How long: {rule.period.in_words if rule.period else rule.without_a_number}"
    if rule.cap is not None:
        yield f"- At most: {rule.cap.in_words}"
    yield f"- To be told: {rule.tell}"
    for ground in rule.grounds or ():
        yield f"- Exception {ground_in_words(ground)}"
    for effect in rule.if_missed:
        yield f"- If missed: {effect.meaning} ({effect.citation}, from {effect.in_force_from})"
    for question in rule.questions:
        yield f"- Open: [{question}](q{question.removeprefix('LAW-Q')}.md)"
    yield f"- Checked by: {rule.citation.verified_by or '____________________'}"
    yield f"- On: {rule.citation.verified_on or '____________________'}"
    yield ""


def _others_to_check() -> Iterator[str]:
    for row in _others():
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        yield f"- [ ] {cells[0]}: {cells[1]} ({cells[3]})"


def question_page(question: Question) -> str:
    """Give the page of one open question."""
    return (
        f"# {question.id}: {question.title}\n\n{question.asks}\n\n"
        f"**What {question.done_by} does meanwhile.** {question.behaviour}\n\n"
        f"**What would settle it.** {question.settled_by}\n"
    )


def question_list() -> str:
    """List the open questions with links to their pages."""
    rows = [f"- [{each.id}](q{each.number}.md): {each.title}" for each in questions().values()]
    return (
        "# Open questions of law\n\nPoints that were not confirmed. The code carries the same\n"
        "marks, and behaves cautiously until they are settled.\n\n" + "\n".join(rows) + "\n"
    )


def documents() -> dict[str, str]:
    """Give every generated page of docs/law, by its file name."""
    pages = {f"q{each.number}.md": question_page(each) for each in questions().values()}
    return {"README.md": question_list(), "verify.md": verify_sheet(), **pages}
