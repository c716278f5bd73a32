"""Care with words beside a form: what a careful colleague would point out, and never a refusal.

Nothing is saved while remarks are shown, and nothing typed is lost. The same remark is made once
for the same words: the form carries what was shown (keyed hashes, no words), so a second press
of any button saves, unless something new was written that is worth a remark.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from ettle.plans.wording import Remark, remarks

SEEN = "words_seen"
AS_IT_IS = "as_it_is"
MOST = 8
AROUND = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed in one box. ``box`` is the field's id, where *Change it* leads."""

    text: str
    label: str
    box: str
    kind: str = ""
    audience: str = "everyone"
    amount: str = ""
    owner: str = ""
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One remark as the page shows it: the words with a little of what stands around them."""

    kind_name: str
    before: str
    found: str
    after: str
    wrong: str
    suggestion: str
    label: str
    box: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingShape:
    """The remarks beside a form; ``more`` is how many are not shown, ``seen`` what it carries."""

    shown: tuple[Shown, ...]
    more: int
    seen: str

    @property
    def first_box(self) -> str:
        """Where *Change it* leads."""
        return self.shown[0].box


def wording_of(
    request: HttpRequest,
    typed: Iterable[Typed],
    *,
    known_as: str,
    other_names: Iterable[str] = (),
) -> WordingShape | None:
    """Give the remarks to show before saving, or None where nothing stands in the way of it.

    None too where the person has pressed *Save as it is*, or has seen these remarks before.
    """
    if AS_IT_IS in request.POST:
        return None
    names = tuple(other_names)
    found = [(one, remark) for one in typed for remark in _remarks(one, known_as, names)]
    seen = frozenset(request.POST.get(SEEN, "").split("."))
    if all(_key(one, remark) in seen for one, remark in found):
        return None
    new = sorted(found, key=lambda pair: pair[1].kind != "name")
    return WordingShape(
        shown=tuple(_shown(*pair) for pair in new[:MOST]),
        more=max(0, len(new) - MOST),
        seen=".".join(sorted({_key(*pair) for pair in new} | seen - {""})),
    )


def _remarks(one: Typed, known_as: str, names: tuple[str, ...]) -> tuple[Remark, ...]:
    return remarks(
        one.text,
        known_as=known_as,
        other_names=names,
        audience=one.audience,
        kind=one.kind,
        amount=one.amount,
        owner=one.owner,
        verbatim=one.verbatim,
    )


def _key(one: Typed, remark: Remark) -> str:
    words = f"{one.box}\n{remark.kind}\n{remark.found.casefold()}"
    return salted_hmac("ettle.wording", words).hexdigest()[:12]


def _shown(one: Typed, remark: Remark) -> Shown:
    if remark.kind == "long":
        before, found, after = "", remark.found, ""
    else:
        before = _cut(one.text[: remark.start], -AROUND)
        found = one.text[remark.start : remark.end]
        after = _cut(one.text[remark.end :], AROUND)
    return Shown(
        _printed(remark.kind_name),
        before,
        found,
        after,
        _printed(remark.wrong),
        _printed(remark.suggestion),
        one.label,
        one.box,
    )


def _printed(words: str) -> str:
    """Give our own words as pages print them."""
    return words.replace("'", "’")


def _cut(text: str, most: int) -> str:
    """Keep the nearest words of what stands around, in one line, whole words only."""
    line = text.replace("\n", " ").replace("\r", "")
    if len(line) <= abs(most):
        return line
    if most < 0:
        return "…" + line[most:].partition(" ")[2]
    return line[:most].rpartition(" ")[0] + "…"
