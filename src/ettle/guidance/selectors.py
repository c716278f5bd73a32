"""Which sources to offer for some kinds of need, and how each is dated."""

from collections.abc import Iterable
from dataclasses import dataclass

from asl_law.days import in_words
from ettle.access import Actor
from ettle.guidance.need_kinds import NAMES
from ettle.guidance.published import EVERY_NEED, Source, all_sources

LOOKED = {
    "page": "Opened on {day}.",
    "copy": "Read in a stored copy on {day}; the address was not opened.",
    "site": "Other pages of the site were read in stored copies on {day}; this was not opened.",
    "no": "The address was not opened when this was written, on {day}.",
}
LISTED = "Listed on {day}."  # how it was looked at is for whoever keeps the list
AT_HOME = ("families", "children")
READER_WORDS = {"families": "families", "children": "children and young people", "staff": "staff"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceShown:
    """A source as it stands on a page on a day. ``about`` says which of the needs it is about."""

    source: Source
    about: str
    readers: str
    dated: str
    is_past_review: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesOffered:
    """Sources about the needs asked for, and those that help with any need."""

    own: tuple[SourceShown, ...]
    general: tuple[SourceShown, ...]

    def __bool__(self) -> bool:
        return bool(self.own or self.general)


def sources_for(need_kinds: Iterable[str], *, by: Actor, reader: str = "") -> SourcesOffered:
    """List the trusted sources for these kinds of need, each with its dates.

    ``reader`` (*families*, *children*, *staff*) leaves out what is not for them, unless a need
    would then have none. A need that nobody knows by name is passed over.
    """
    wanted = [key for key in dict.fromkeys(need_kinds) if key in NAMES]
    shown: dict[str, SourceShown] = {}
    for key in wanted:
        about = [source for source in all_sources() if source.is_about(key)]
        fitting = [source for source in about if reader in ("", *source.readers)] or about
        shown |= {source.key: _shown(source, wanted, reader, by) for source in fitting}
    general = [
        _shown(source, wanted, reader, by)
        for source in all_sources()
        if source.is_about(EVERY_NEED) and reader in ("", *source.readers)
    ]
    return SourcesOffered(own=tuple(shown.values()), general=tuple(general))


def need_kinds_offered(*, by: Actor) -> tuple[tuple[str, str], ...]:
    """List the kinds of need as a form offers them: key and plain name."""
    return tuple(NAMES.items())


def need_kind_name(key: str, *, by: Actor) -> str:
    """Say a kind of need in plain words; nothing for one that is not known."""
    return NAMES.get(key, "")


def _shown(source: Source, wanted: list[str], reader: str, by: Actor) -> SourceShown:
    looked = LISTED if reader in AT_HOME else LOOKED[source.seen]
    dated = [looked.format(day=in_words(source.looked_on))]
    if source.published_on:
        dated.insert(0, f"Published or last changed on {in_words(source.published_on)}.")
    is_past = source.is_past_review(by.today)
    again = in_words(source.review_by)
    dated.append(
        f"It was to be looked at again by {again}, and has not been: check that it still holds."
        if is_past
        else f"To be looked at again by {again}."
    )
    return SourceShown(
        source=source,
        about=", ".join(NAMES[key] for key in wanted if source.is_about(key)),
        readers=", ".join(READER_WORDS[reader] for reader in source.readers),
        dated=" ".join(dated),
        is_past_review=is_past,
    )
