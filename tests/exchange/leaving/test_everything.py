"""Everything that an authority holds goes out: whole, its own and nobody else's, and checkable."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from ettle.access import Refused, Trouble
from ettle.audit.models import Event
from ettle.config.cast import AILSA, AUTHORITY_NAME
from ettle.exchange.leaving.archive import write_archive
from ettle.exchange.leaving.kinds import kinds, records_of
from ettle.exchange.leaving.verifying import faults_of
from ettle.exchange.models import WholeExport
from ettle.exchange.selectors.leaving import export_of
from ettle.exchange.services.exporting import (
    ask_for_everything,
    download_everything,
    forget_old_exports,
    make_everything,
)
from ettle.jobs.models import Job
from ettle.people.models import Account, Authority, Membership, Person, Pupil

DAY = date(2026, 11, 23)


@pytest.fixture
def folder(settings, tmp_path):
    """Where files are kept, for one test."""
    settings.FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def stranger(world) -> Authority:
    """Another authority, with a child, a parent and an officer of its own."""
    other = Authority.objects.create(code="998", name="Stranger Council", is_invented=True)
    person = Person.objects.create(
        authority=other, roll_id="S1", given_name="Stranger", family_name="Strangerson"
    )
    Pupil.objects.create(
        authority=other, roll_id="S2", given_name="Stranger", family_name="Strangerson",
        birth_date=date(2018, 2, 28), stage="P4",
    )  # fmt: skip
    account = Account.objects.create_user(
        email="stranger@stranger.invalid", made_at=world.actor("okafor").at
    )
    Membership.objects.create(
        account=account, authority=other, person=person, role="asl_officer",
        from_on=world.today - timedelta(days=9),
    )  # fmt: skip
    return other


def archive_of(authority) -> bytes:
    out = io.BytesIO()
    write_archive(out, authority=authority, on=DAY, say=lambda *_: None)
    return out.getvalue()


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def records_in(archive: zipfile.ZipFile, kind: str) -> list[dict]:
    return [json.loads(line) for line in archive.read(f"records/{kind}.jsonl").splitlines()]


def test_a_whole_story_goes_out_and_is_found_sound(ready_world, tmp_path):
    glenmarra = Authority.objects.get(name=AUTHORITY_NAME)
    (tmp_path / "all.zip").write_bytes(archive_of(glenmarra))

    assert list(faults_of(tmp_path / "all.zip")) == []
    archive = opened((tmp_path / "all.zip").read_bytes())
    ailsa = next(
        one for one in records_in(archive, "people.pupil") if one["roll_id"] == AILSA.roll_id
    )
    (plan,) = records_in(archive, "plans.coordinatedsupportplan")
    issued = {one["ref"]: one for one in records_in(archive, "documents.issueddocument")}
    assert plan["pupil_ref"] == ailsa["ref"]
    assert archive.read(issued[plan["document_ref"]]["pdf"]).startswith(b"%PDF")
    (drawing,) = records_in(archive, "voice.drawing")
    assert archive.read(drawing["file_name"]).startswith(b"\x89PNG")
    for model in kinds():
        found = records_in(archive, model._meta.label_lower)
        assert len(found) == records_of(model, glenmarra).count()


def test_relations_hold_by_reference_alone(ready_world):
    archive = opened(archive_of(Authority.objects.get(name=AUTHORITY_NAME)))
    names = {
        kind._meta.label_lower: records_in(archive, kind._meta.label_lower) for kind in kinds()
    }
    refs = {kind: {one["ref"] for one in found} for kind, found in names.items()}
    refs["people.authority"] |= {one["ref"] for one in names["people.authority"]}

    lost = []
    for kind, found in names.items():
        for name, holds in json.loads(archive.read(f"schema/{kind}.json"))["properties"].items():
            target = holds.get("x-refers-to")
            if target in refs:
                lost += [
                    f"{kind}.{name}" for one in found if one[name] and one[name] not in refs[target]
                ]

    assert lost == []


def test_the_same_world_gives_the_same_bytes_but_for_the_day(ready_world):
    glenmarra = Authority.objects.get(name=AUTHORITY_NAME)

    assert archive_of(glenmarra) == archive_of(glenmarra)


def test_nothing_of_another_authority_goes_out_and_no_way_in(world, stranger):
    ours, theirs = opened(archive_of(world.authority)), opened(archive_of(stranger))

    everything = b"".join(ours.read(name) for name in ours.namelist())
    assert b"stranger" not in everything.lower()
    assert b"md5$" not in everything and b'"password"' not in everything
    assert [one["given_name"] for one in records_in(theirs, "people.pupil")] == ["Stranger"]
    assert [one["email"] for one in records_in(theirs, "people.account")] == [
        "stranger@stranger.invalid"
    ]
    assert records_in(theirs, "audit.event") == []


def test_a_cell_that_a_spreadsheet_would_run_is_made_words(world):
    Pupil.objects.filter(pk=world.ailsa.pk).update(known_as="=1+1")

    archive = opened(archive_of(world.authority))

    assert "'=1+1" in archive.read("records/people.pupil.csv").decode()
    assert '"known_as":"=1+1"' in archive.read("records/people.pupil.jsonl").decode()


def rewritten(content: bytes, change) -> bytes:
    """Write an archive again with one change to its entries."""
    old, out = opened(content), io.BytesIO()
    entries = {name: old.read(name) for name in old.namelist()}
    change(entries)
    with zipfile.ZipFile(out, "w") as new:
        for name, entry in entries.items():
            new.writestr(name, entry)
    return out.getvalue()


def changed(entries: dict[str, bytes]) -> None:
    name = "records/people.pupil.jsonl"
    entries[name] = entries[name].replace(b"Ailsa", b"Elsie")


DAMAGES = {
    "a record changed": (changed, "people.pupil.jsonl is not as it was written"),
    "a file gone": (lambda e: e.pop("records/people.pupil.jsonl"), "people.pupil.jsonl is missing"),
    "a file added": (lambda e: e.update({"more.txt": b""}), "more.txt is not in the manifest"),
    "no manifest": (lambda e: e.pop("manifest.json"), "no manifest.json"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_export_is_told_in_words_and_ends_with_1(world, tmp_path, capsys, damage):
    change, words = DAMAGES[damage]
    path = tmp_path / "all.zip"
    path.write_bytes(rewritten(archive_of(world.authority), change))

    with pytest.raises(CommandError, match="Do not rely on this file"):
        call_command("verify_export", path)

    assert words in capsys.readouterr().err


def test_an_export_cut_off_on_its_way_is_told_as_such(world, tmp_path):
    path = tmp_path / "all.zip"
    path.write_bytes(archive_of(world.authority)[:-100])

    assert "cut off or damaged" in next(faults_of(path))


def test_an_officer_asks_fetches_it_for_a_day_and_every_step_is_recorded(world, folder, tmp_path):
    by = world.actor("okafor")

    export = ask_for_everything(by=by, authority=world.authority)
    content = b"".join(download_everything(by=by, export=export))

    assert Job.objects.get(about_ref=export.ref).state == "finished"
    (tmp_path / "all.zip").write_bytes(content)
    assert list(faults_of(tmp_path / "all.zip")) == []
    assert len(content) == export.size
    assert all(b"Ailsa" not in path.read_bytes() for path in folder.iterdir())
    verbs = [one.verb for one in Event.objects.filter(verb__startswith="export").order_by("pk")]
    assert verbs == ["export.asked", "export.made", "export.downloaded"]


def test_a_day_later_it_is_gone(world, folder):
    export = ask_for_everything(by=world.actor("okafor"), authority=world.authority)
    tomorrow = world.actor("okafor", on=world.today + timedelta(days=1))

    with pytest.raises(Trouble, match="a day after it was made"):
        download_everything(by=tomorrow, export=export)
    assert forget_old_exports(by=tomorrow) == 1

    assert list(folder.iterdir()) == []
    assert forget_old_exports(by=tomorrow) == 0


def test_nobody_else_asks_for_it_finds_it_or_fetches_it(world, folder):
    export = ask_for_everything(by=world.actor("okafor"), authority=world.authority)

    for stranger in ("nobody", "grant", "mairi", "laird"):
        by = world.actor(stranger)
        assert export_of(export.ref, by=by) is None
        with pytest.raises(Refused):
            ask_for_everything(by=by, authority=world.authority)
        with pytest.raises(Refused):
            download_everything(by=by, export=export)


def test_what_ends_half_way_leaves_nothing_and_is_begun_again_whole(world, folder):
    by = world.actor("okafor")
    export = WholeExport.objects.create(
        authority=world.authority, asked_at=by.at, asked_on=by.today, asked_by_account_id=1
    )

    def end_half_way(words, done, total):
        if done > total / 2:
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        make_everything(by=by, export=export, say=end_half_way)
    assert list(folder.iterdir()) == []

    made = make_everything(by=by, export=export, say=lambda *_: None)

    assert len(list(folder.iterdir())) == 1
    assert made.size > 0


def test_the_command_writes_the_same_file_for_one_reader_only(world, folder, tmp_path, capsys):
    out = tmp_path / "all.zip"

    call_command("export_authority", authority=AUTHORITY_NAME, out=out)

    assert list(faults_of(out)) == []
    assert out.stat().st_mode & 0o777 == 0o600
    assert "It is not encrypted" in capsys.readouterr().out
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_authority", authority=AUTHORITY_NAME, out=out)
    with pytest.raises(CommandError, match="There is no authority"):
        call_command("export_authority", authority="Nowhere", out=tmp_path / "other.zip")
