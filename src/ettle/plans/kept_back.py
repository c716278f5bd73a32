"""What is kept from one parent, for whatever else may speak of it: parts, and their very words."""

from dataclasses import dataclass

from django.db.models import Q

from ettle.access import Actor
from ettle.plans.access import Slice
from ettle.plans.comparing.sameness import plain, sentences
from ettle.plans.models import EntryVersion, Plan
from ettle.plans.parts import is_kept, kept_entries, kept_views

FEWEST = 5  # words: fewer are said of many a child, and quote nobody


@dataclass(frozen=True, slots=True)
class KeptBack:
    """The parts kept from one reader, by key, and the sentences they are written in."""

    entries: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()

    def tells(self, entry_id: int, *texts: str) -> bool:
        """Say whether something about this part, in these words, would tell of what is kept."""
        if entry_id in self.entries:
            return True
        said = [f" {plain(text)} " for text in texts if text]
        return any(f" {words} " in text for words in self.words for text in said)


def kept_back(plan: Plan, slice_: Slice, *, by: Actor) -> KeptBack:
    """Gather what is kept from the parent who reads; nothing for any other reader."""
    if slice_.reader != "parent":
        return KeptBack()
    away = kept_entries([plan.pk], by.person_id)
    views = kept_views(plan.pupil, by.person_id)
    written = EntryVersion.objects.filter(
        Q(entry_id__in=away) | Q(source_ref__in=list(views)), entry__plan=plan
    ).select_related("entry")
    kept = [one for one in written if one.entry_id in away or is_kept(one, views)]
    lines = {plain(line) for one in kept for line in (one.text, *sentences(one.text))}
    return KeptBack(
        frozenset(away | {one.entry_id for one in kept}),
        frozenset(line for line in lines if len(line.split()) >= FEWEST),
    )
