"""The groups of questions about work to adopt: one group a page, each kind its own."""

from typing import Any

from django import forms

from asl_law.clocks import rule_on
from ettle.people import selectors as people
from ettle.web.authority.requests import FORMS
from ettle.web.ui.forms import DayField, EttleForm, UploadField

ASKED_ROWS, DELAY_ROWS = 3, 2
YES_NO = (("yes", "Yes"), ("no", "No"))


def _day(label: str, help_text: str = "") -> DayField:
    return DayField(label=label, help_text=help_text, required=False)


def _words(label: str, help_text: str = "", rows: int = 3, most: int = 8000) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def _line(label: str, help_text: str = "", most: int = 140) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=most)


def _choice(label: str, choices: Any = (), help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, help_text=help_text, required=False, widget=forms.RadioSelect
    )


def _select(label: str, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=help_text, required=False)


class GroupForm(EttleForm):
    """One group. ``pupil`` and ``by`` give the people, schools and agencies to choose from."""

    marks_optional = False

    def __init__(self, *args: Any, pupil: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pupil, self.by = pupil, by
        self.offer()

    def offer(self) -> None:
        """Give the choices that depend on who it is about."""

    def choices(self, field: str, found: list[tuple[str, str]]) -> None:
        """Set what may be chosen."""
        self.fields[field].choices = found  # type: ignore[attr-defined]


class RequestGroup(GroupForm):
    """The request that the case began with."""

    received_on = _day(
        "When did the council receive the request?",
        "The day it arrived. Leave it empty if the council began by itself.",
    )
    who = _choice("Who asked?")
    form = _choice("How did it come?", FORMS)
    reasons = _words("What reasons did they give?", "In their own words, if you have them.")

    def offer(self) -> None:
        """Name the parents, and the child as the Act may name them."""
        found = [
            (each.person.ref, f"{each.person.name} ({each.relationship.lower()})")
            for each in people.parents_of(self.pupil, by=self.by)
        ]
        name = self.pupil.first_name
        found += [("child", f"{name}, as a child of 12 or over")]
        found += [("young_person", f"{name}, as a young person")]
        self.choices("who", found)


class ProposalGroup(GroupForm):
    """The proposal, if it was sent."""

    proposal_sent_on = _day(
        "When was the proposal sent?",
        "The day the family was told that the council would find out if a plan is required. "
        "Leave it empty if it has not been sent.",
    )


class AskedGroup(GroupForm):
    """The agencies that were asked for help."""

    def offer(self) -> None:
        """Give three rows; an empty one is left out."""
        agencies = [("", "Nobody")]
        agencies += [(each.ref, str(each)) for each in people.agencies_of(by=self.by)]
        for n in range(1, ASKED_ROWS + 1):
            self.fields[f"agency_{n}"] = _select(f"Agency {n}")
            self.choices(f"agency_{n}", agencies)
            self.fields[f"service_{n}"] = _line(f"Service {n}", "For example, physiotherapy", 120)
            self.fields[f"person_{n}"] = _line(f"Person asked {n}")
            self.fields[f"made_on_{n}"] = _day(f"Day asked {n}")
            self.fields[f"answered_on_{n}"] = _day(
                f"Day answered {n}", "Leave it empty if they have not answered."
            )


class DelaysGroup(GroupForm):
    """New dates that the family was told of."""

    LIMITS = (
        ("", "None"),
        ("C01", "Answering the request"),
        ("C02", "Giving the plan, or saying that none is required"),
        *((f"C10.{n}", f"Agency {n} answering") for n in range(1, ASKED_ROWS + 1)),
    )

    def offer(self) -> None:
        """Give two rows; an empty one is left out."""
        for n in range(1, DELAY_ROWS + 1):
            self.fields[f"limit_{n}"] = _select(
                f"Which last day was moved? {n}",
                "What the law does not allow is kept, with what is wrong with it, and does not "
                "count." if n == 1 else "",
            )  # fmt: skip
            self.choices(f"limit_{n}", list(self.LIMITS))
            self.fields[f"ground_{n}"] = _select(f"On which ground? {n}")
            self.choices(f"ground_{n}", grounds(self.by.today))
            self.fields[f"reason_{n}"] = _line(f"Why? {n}", most=1000)
            self.fields[f"to_{n}"] = _day(f"The new last day {n}")
            self.fields[f"told_on_{n}"] = _day(f"When were people told? {n}")


def grounds(today: Any) -> list[tuple[str, str]]:
    """List every ground of regulation 7 and of the agencies' regulations, and *none given*."""
    found = {"": "None was given"}
    for rule in ("C02", "C10"):
        for ground in rule_on(rule, today).grounds or ():
            found[ground.number] = f"{ground.number}: {ground.meaning}"
    return list(found.items())


class DecisionGroup(GroupForm):
    """The decision, if it was made."""

    decided_on = _day("When was it decided?", "Leave it empty if it has not been decided.")
    required = _choice("Was a plan required?", YES_NO)
    decision_sent_on = _day("When was the decision sent?")
    decision_reasons = _words("What reasons were given?")


class PlanDaysGroup(GroupForm):
    """The days of a plan in force."""

    prepared_on = _day("When was the plan prepared?", "The date on the plan.")
    last_reviewed_on = _day(
        "When was the last review completed?",
        "The day its outcome was sent, not the day of the meeting. Leave it empty if it has "
        "not been reviewed.",
    )
    review_said_on = _day("When does your own list say the next review is?", "We compare it.")
    given_on = _day("When were the copies sent?")


class PlanPeopleGroup(GroupForm):
    """The school and the people that the plan names, and who holds it."""

    nominated_school = _select("Which school does the plan name?")
    coordinator = _select("Who co-ordinates it now?")
    contact_officer = _select("Which officer of the council gives advice and information?")
    signed_by = _line("Who signed it?", most=80)
    held_by = _line("Who holds copies?", "For example, the school and Mairi.", 200)

    def offer(self) -> None:
        """Offer the authority's schools, the pupil's school staff and the officers."""
        schools = people.schools_of(by=self.by)
        self.choices("nominated_school", [("", "Choose"), *((s.ref, str(s)) for s in schools)])
        officers = people.staff_of(None, by=self.by)
        staff = people.staff_of(self.pupil.school, by=self.by) if self.pupil.school else []
        both = list({each.ref: each for each in (*staff, *officers)}.values())
        self.choices("coordinator", [("", "Choose"), *((p.ref, p.name) for p in both)])
        self.choices("contact_officer", [("", "Choose"), *((p.ref, p.name) for p in officers)])


class PlanWordsGroup(GroupForm):
    """The words of the plan, pasted or taken from a Word file."""

    file = UploadField(
        label="A Word file of the plan, if you have one",
        help_text="DOCX. We read its headings and fill in the boxes below for you to check. The "
        "file itself is not kept.",
        accept=".docx",
        required=False,
    )
    profile = _words("Profile", "What the child can do, and what else matters.", 4)
    factors = _words("Factors", "One on each line.")
    objectives = _words(
        "Educational objectives, with the support under each",
        "An objective on a line of its own. Under it, each support on a line that begins with a "
        "dash, and after an upright line who gives it: - Weekly therapy | Speech therapist",
        8,
        20000,
    )
    child_view = _words("The child’s views")
    parent_view = _words("Parents’ views")
    other = _words("Anything else in the plan", "Kept with it, so that nothing is lost.", 4, 20000)


class ReviewGroup(GroupForm):
    """A review under way."""

    gate = _choice(
        "What review is it?",
        (
            ("yearly", "The yearly one"),
            ("requested", "An early one that somebody asked for"),
            ("changed", "An early one, because something changed much"),
        ),
    )
    requested_on = _day("When was it asked for?", "Only if somebody asked for it.")
    requested_by = _line("Who asked for it?")
    notified_on = _day("When was the family told of it?", "The day the proposal was sent.")


class RetentionGroup(GroupForm):
    """A discontinued plan that is kept."""

    route = _choice(
        "How did the plan end?",
        (
            ("review", "After a review it was no longer required"),
            ("not_ours", "The council was no longer responsible"),
            ("tribunal", "The Tribunal overturned the decision that it was required"),
        ),
    )
    discontinued_on = _day("When was it discontinued?")
    prepared_on = _day("When had it been prepared?", "If you know.")
    notified_on = _day("When was the family told that it would end?", "After a review only.")
    choice_sent_on = _day(
        "When were they asked whether they wish it kept?", "After the Tribunal only."
    )
    wishes_to_keep = _choice(
        "Do they wish it kept?", (*YES_NO, ("", "They have not answered")), "After the Tribunal."
    )
    kept_where = _line("Where is it kept?", "For example, Archive, box 12.", 200)


class SourceGroup(GroupForm):
    """From what all of this is taken."""

    source = forms.CharField(
        label="From what do you take these dates?",
        help_text="For example, the ASN team’s list of 20 November 2026 and the paper file.",
        max_length=200,
    )


Group = tuple[str, str, type[GroupForm]]
SOURCE: Group = ("source", "Where it comes from", SourceGroup)
GROUPS: dict[str, tuple[Group, ...]] = {
    "case": (
        ("request", "The request", RequestGroup),
        ("proposal", "The proposal", ProposalGroup),
        ("asked", "Agencies asked", AskedGroup),
        ("delays", "New dates that were told", DelaysGroup),
        ("decision", "The decision", DecisionGroup),
        SOURCE,
    ),
    "plan": (
        ("days", "The plan’s days", PlanDaysGroup),
        ("people", "School and people", PlanPeopleGroup),
        ("words", "The plan’s words", PlanWordsGroup),
        SOURCE,
    ),
    "review": (("review", "The review", ReviewGroup), SOURCE),
    "retention": (("retention", "The kept plan", RetentionGroup), SOURCE),
}
