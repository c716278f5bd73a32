"""*Still true?* on a page: the words that were shown go with each answer, and come back if moved.

Used by the school's page, the family's and the child's. Who is asked what is the plans room's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from ettle.plans.selectors.changing import words_before
from ettle.plans.selectors.still_true import ToConfirm, parts_asked
from ettle.web.ui.forms import EttleForm

if TYPE_CHECKING:
    from ettle.access import Actor
    from ettle.people.models import Pupil

AGAIN = "again"
MOST = 60

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was pressed of a part before, and which version of it was on the page then."""

    n: int
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One part with its question. ``pressed`` and ``before`` only where its words have moved."""

    bound: Any
    due: ToConfirm
    pressed: str = ""
    before: str = ""

    @property
    def is_moved(self) -> bool:
        """Whether its words were changed after they were answered for."""
        return bool(self.pressed)


class ConfirmForm(EttleForm):
    """One question for each part, none of which has to be answered, with the version shown."""

    marks_optional = False

    def __init__(
        self,
        *args: Any,
        due: Iterable[ToConfirm],
        choices: Choices,
        labels: dict[str, str] | None = None,
        earlier: dict[str, Earlier] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.due = tuple(due)
        self.choices = choices
        self.earlier = earlier or {}
        for each in self.due:
            ref, before = each.part.ref, self.earlier.get(each.part.ref)
            # Words that changed are never answered *yes* before somebody has read them.
            answer = before.answer if before and before.answer != "yes" else ""
            self.fields[f"q_{ref}"] = forms.ChoiceField(
                label=(labels or {}).get(each.part.kind, "Is it still true?"),
                widget=forms.RadioSelect,
                choices=choices,
                required=False,
                initial=answer,
            )
            self.fields[f"v_{ref}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=each.part.version
            )

    @property
    def shown(self) -> dict[str, int]:
        """Which version of each part was on the page that this came from."""
        return {
            each.part.ref: self.cleaned_data.get(f"v_{each.part.ref}") or 0 for each in self.due
        }

    def answered(self, answer: str) -> list[ToConfirm]:
        """List the parts that were answered so."""
        return [each for each in self.due if self._answer(each) == answer]

    def answered_unmoved(self, answer: str) -> list[ToConfirm]:
        """List the parts that were answered so, in the words that they still have."""
        return [each for each in self.answered(answer) if not self._is_moved(each)]

    @property
    def moved(self) -> list[ToConfirm]:
        """List the parts that were answered and have other words by now."""
        return [each for each in self.due if self._answer(each) and self._is_moved(each)]

    @property
    def gone(self) -> int:
        """How many parts were answered that are no longer there to be asked about."""
        sent = [name for name in self.data if name.startswith("q_") and self.data[name]]
        return len(set(sent) - self.fields.keys())

    def ask_again(self, parts: Iterable[ToConfirm]) -> str:
        """Write the end of an address that brings these back, with what was pressed of each."""
        pairs = [
            (AGAIN, f"{ref}.{self.shown[ref]}.{self._answer(each)}")
            for each in parts
            if (ref := each.part.ref)
        ]
        return f"?{urlencode(pairs)}" if pairs else ""

    def asked(self, pupil: Pupil, *, by: Actor) -> list[Asked]:
        """List the questions beside the parts they are about, what has moved first."""
        words = dict(self.choices)
        found = []
        for each in self.due:
            bound, before = self[f"q_{each.part.ref}"], self.earlier.get(each.part.ref)
            if before is None or before.n == each.part.version:
                found.append(Asked(bound=bound, due=each))
                continue
            was = words_before(each.entry, before.n, by=by)
            pressed = words.get(before.answer, "")
            found.append(Asked(bound=bound, due=each, pressed=pressed, before=was))
        return sorted(found, key=lambda one: not one.is_moved)

    def _answer(self, each: ToConfirm) -> str:
        return str(self.cleaned_data.get(f"q_{each.part.ref}") or "")

    def _is_moved(self, each: ToConfirm) -> bool:
        return self.shown[each.part.ref] != each.part.version


def earlier_in(query: QueryDict, answers: Collection[str]) -> dict[str, Earlier]:
    """Read what an address brings back; what is not an answer of this page is passed over."""
    found = {}
    for words in query.getlist(AGAIN)[:MOST]:
        ref, _, rest = words.partition(".")
        n, _, answer = rest.partition(".")
        if ref and n.isascii() and n.isdigit() and len(n) < 9 and answer in answers:
            found[ref] = Earlier(int(n), answer)
    return found


def refs_in(sent: QueryDict) -> list[str]:
    """Give the parts that a sent page asked about."""
    return [name.removeprefix("q_") for name in sent if name.startswith("q_")][:MOST]


def gone_words(n: int) -> str:
    """Say that some answers were about parts which are not asked about any more."""
    if not n:
        return ""
    if n == 1:
        return " 1 answer was not needed: that part is not asked about any more."
    return f" {n} answers were not needed: those parts are not asked about any more."


def with_those_again(
    pupil: Pupil, due: tuple[ToConfirm, ...], earlier: dict[str, Earlier], *, by: Actor
) -> tuple[ToConfirm, ...]:
    """Put what comes back before what is due, each part once."""
    again = parts_asked(pupil, earlier, by=by)
    return (*again, *(each for each in due if each.part.ref not in earlier))
