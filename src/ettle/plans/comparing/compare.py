"""Two moments of one plan, set side by side, and what changed between them in plain words.

A part is spoken of once, however much of it changed; what stayed is not spoken of, nor is what
only changed its punctuation. Whoever calls this gives the parts that the reader may know.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from asl_law.days import in_words
from ettle.plans.comparing.details import OUTCOMES, amount, joined, now_was, people, phrases, worded
from ettle.plans.comparing.names import heading_of, kind_name, lowered, name_of, quoted
from ettle.plans.comparing.sameness import Rewording, rewordings, same_words, sentences
from ettle.plans.comparing.shapes import Change, Comparison, Gone, Group, Listener, PlainPart

LONG_TEXT = 14  # words: above this only the sentences that differ are quoted
MOST_QUOTED = 40  # words of a new part


def compare(
    before: Iterable[PlainPart],
    after: Iterable[PlainPart],
    *,
    listener: Listener,
    gone: Mapping[str, Gone] | None = None,
) -> Comparison:
    """Say what is new, what changed and what is no longer in the plan, under headings.

    ``gone`` says of parts taken out when and why, where it is known.
    """
    sides = _Sides({one.ref: one for one in before}, {one.ref: one for one in after}, listener)
    changes = [sides.new(one) for one in sides.after.values() if one.ref not in sides.before]
    changes += filter(
        None,
        (sides.changed(sides.before[ref], one) for ref, one in sides.after.items()
         if ref in sides.before),
    )  # fmt: skip
    changes += [
        sides.gone(one, (gone or {}).get(ref))
        for ref, one in sides.before.items()
        if ref not in sides.after
    ]
    return _grouped(changes, [*sides.after, *sides.before], listener)


def _grouped(changes: list[Change], order: list[str], listener: Listener) -> Comparison:
    place = {ref: at for at, ref in reversed(list(enumerate(order)))}
    changes.sort(key=lambda one: (heading_of(one.kind, listener)[0], place[one.ref]))
    about = dict.fromkeys(change.about for change in changes)
    return Comparison(
        tuple(Group(each, tuple(one for one in changes if one.about == each)) for each in about)
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    before: Mapping[str, PlainPart]
    after: Mapping[str, PlainPart]
    listener: Listener
    known: dict[str, PlainPart] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.known.update(self.before)
        self.known.update(self.after)

    def _change(self, part: PlainPart, what: str, words: str) -> Change:
        about = heading_of(part.kind, self.listener)[1]
        whole = f"{words[:1].upper()}{words[1:]}"
        whole = whole if whole.endswith((".", ".”")) else f"{whole}."
        return Change(ref=part.ref, kind=part.kind, what=what, about=about, words=whole)

    def new(self, part: PlainPart) -> Change:
        name = kind_name(part.kind, self.listener)
        under = ", under" if name.partition(" ")[0] in NAMES_OF_PLACES else ""
        said = f"New{under} {name}: {quoted(_opening(part.text))}"
        said += "".join(f", {each}" for each in self._holds(part))
        above = self.known.get(part.under)
        if above:
            said += f". It is for {quoted(name_of(above))}"
        return self._change(part, "new", said)

    def _holds(self, part: PlainPart) -> list[str]:
        if part.kind == "support":
            who = people(part.detail, self.listener)
            rhythm = [worded(part.detail.get(key)) for key in ("how_often", "how_long")]
            rhythm = list(filter(None, rhythm)) or list(filter(None, [amount(part.detail)]))
            return [*rhythm, *([f"given by {joined(who)}"] if who else [])]
        by_on = worded(part.detail.get("by_on"))
        return [f"by {by_on}"] if by_on else []

    def gone(self, part: PlainPart, how: Gone | None) -> Change:
        name = f"{kind_name(part.kind, self.listener)} {quoted(name_of(part))}"
        if how is None:
            return self._change(part, "gone", f"No longer in the plan: {name}")
        because = f", because {lowered(how.because)}" if how.because.strip() else ""
        outcome = OUTCOMES.get(how.outcome, "ended")
        return self._change(
            part, "gone", f"No longer in the plan: {name} ({outcome} {in_words(how.on)}{because})"
        )

    def changed(self, old: PlainPart, new: PlainPart) -> Change | None:
        parts = [*self._reworded(old, new), *self._details(old, new)]
        said = [*self._outcome(old, new), *parts, *self._place(old, new)]
        said += self._reading(old, new) + self._audience(old, new)
        said += self._agreement(old, new, is_changed=bool(said))
        if not said:
            return None
        return self._change(new, "changed", self._sentence(new, said))

    def _sentence(self, part: PlainPart, said: list[str]) -> str:
        name = name_of(part) if part.kind == "support" else self._called(part)
        glue = " " if said[0].startswith(GOES_ON) else ": "
        return f"{name}{glue}{'; '.join(said)}"

    def _called(self, part: PlainPart) -> str:
        return f"{kind_name(part.kind, self.listener)} {quoted(name_of(part))}"

    def _details(self, old: PlainPart, new: PlainPart) -> list[str]:
        return phrases(old.detail, new.detail, self.listener)

    def _reworded(self, old: PlainPart, new: PlainPart) -> list[str]:
        if same_words(old.text, new.text):
            return []
        if max(len(old.text.split()), len(new.text.split())) <= LONG_TEXT:
            found = [Rewording(new.text, old.text)]
        else:
            found = rewordings(old.text, new.text)
        return [_reworded(each) for each in found]

    def _outcome(self, old: PlainPart, new: PlainPart) -> list[str]:
        was, now = old.detail.get("outcome") or "", new.detail.get("outcome") or ""
        if was == now:
            return []
        if not now:
            return ["is being worked on again"]
        day = worded(new.detail.get("ended_on"))
        return [f"is {OUTCOMES.get(now, worded(now))}{f' ({day})' if day else ''}"]

    def _place(self, old: PlainPart, new: PlainPart) -> list[str]:
        said = []
        above, below = self.known.get(new.under), self.known.get(old.under)
        if new.under != old.under and (above or below):
            now = f"is now for {quoted(name_of(above))}" if above else ""
            was = f"was for {quoted(name_of(below))}" if below else ""
            said.append(", ".join(filter(None, (now, was))))
        was_for, now_for = self._needs(old), self._needs(new)
        came = [one for one in now_for if one not in was_for]
        left = [one for one in was_for if one not in now_for]
        said += [f"now answers {joined(came)} too" if was_for else f"now answers {joined(came)}"
                 ] if came else []  # fmt: skip
        said += [f"no longer answers {joined(left)}"] if left else []
        return said

    def _needs(self, part: PlainPart) -> list[str]:
        needs = [self.known[ref] for ref in part.detail.get("needs") or () if ref in self.known]
        return [quoted(name_of(each)) for each in needs]

    def _reading(self, old: PlainPart, new: PlainPart) -> list[str]:
        if same_words(old.reading, new.reading):
            return []
        now = quoted(_opening(new.reading)) if new.reading.strip() else "taken out"
        return [f"an adult’s reading of these words is {now}"]

    def _audience(self, old: PlainPart, new: PlainPart) -> list[str]:
        names = self.listener.audience_names
        if not names or old.audience == new.audience:
            return []
        now, was = (lowered(names.get(each.audience, each.audience)) for each in (new, old))
        return [f"who may see it: {now_was(now, was)}"]

    def _agreement(self, old: PlainPart, new: PlainPart, *, is_changed: bool) -> list[str]:
        if new.agreed_on and old.agreed_on != new.agreed_on:
            return [f"agreed on {in_words(new.agreed_on)}"]
        if old.agreed_on and not new.agreed_on and is_changed:
            return ["not yet agreed in these words"]
        return []


NAMES_OF_PLACES = frozenset({"what", "how", "about", "talking", "keeping"})
GOES_ON = ("now ", "also ", "no longer ", "is ", "was ")


def _reworded(change: Rewording) -> str:
    if not change.was:
        return f"added: {quoted(change.now)}"
    if not change.now:
        return f"taken out: {quoted(change.was)}"
    return f"now {quoted(change.now)}, was {quoted(change.was)}"


def _opening(text: str) -> str:
    """Give the first sentences of a text, as many as are read at a glance."""
    taken: list[str] = []
    for sentence in sentences(text):
        if taken and len(" ".join([*taken, sentence]).split()) > MOST_QUOTED:
            return " ".join(taken) + " …"
        taken.append(sentence)
    words = " ".join(taken).split()
    return " ".join(words[:MOST_QUOTED]) + (" …" if len(words) > MOST_QUOTED else "")
