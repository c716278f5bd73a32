"""Putting a picture beside one line of the support card, and taking it off again."""

from collections.abc import Iterable

from django.db import transaction

from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.documents.pictures import keep_picture
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_write_entry
from ettle.plans.card.picture import line_picture
from ettle.plans.details import takes_picture
from ettle.plans.labels import own_label
from ettle.plans.models import Entry, EntryPicture
from ettle.plans.services.entries import revise_entry

LONGEST_WORDS = 100


@transaction.atomic
def put_picture(
    *,
    by: Actor,
    entry: Entry,
    expected_version: int | None,
    picture: Iterable[bytes],
    words: str,
) -> Entry:
    """Put a picture beside a part, with words that say what it shows, as its next version.

    Raises:
        StaleEdit, RestsOnCsp: as ``revise_entry``.
        Trouble: for a picture that is not one, one without words, and a kind of part that has
            no line on the card for one.
    """
    require(may_write_entry(by, entry.plan.pupil, entry.kind), by=by, act="entry.revised")
    if not takes_picture(entry.kind):
        raise Trouble("A picture stands beside what matters, how the child talks, or what helps.")
    shows = " ".join(words.split())
    if not shows or len(shows) > LONGEST_WORDS:
        raise Trouble(
            "Say in a few words what the picture shows: some people hear the card, and cannot "
            f"see it. At most {LONGEST_WORDS} characters.",
            field="words",
        )
    entry = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    require_version(entry, expected_version)
    kept = keep_picture([line_picture(picture)])
    row = EntryPicture.objects.create(
        authority_id=entry.authority_id,
        entry=entry,
        file_name=kept.file_name,
        words=shows,
        added_at=by.at,
        added_label=own_label(by),
    )
    detail = entry.versions.get(n=entry.latest).detail | {"picture": row.ref}
    entry = revise_entry(by=by, entry=entry, expected_version=expected_version, detail=detail)
    record(by=by, verb="picture.put", subject=entry, pupil_id=entry.plan.pupil_id)
    return entry


@transaction.atomic
def take_picture_off(*, by: Actor, entry: Entry, expected_version: int | None) -> Entry:
    """Take the picture from beside a part. Earlier versions and cards keep theirs.

    Raises:
        StaleEdit, RestsOnCsp: as ``revise_entry``.
    """
    require(may_write_entry(by, entry.plan.pupil, entry.kind), by=by, act="entry.revised")
    detail = entry.versions.get(n=entry.latest).detail
    left = {key: value for key, value in detail.items() if key != "picture"}
    entry = revise_entry(by=by, entry=entry, expected_version=expected_version, detail=left)
    record(by=by, verb="picture.taken_off", subject=entry, pupil_id=entry.plan.pupil_id)
    return entry
