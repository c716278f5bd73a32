"""Building the world once for each stage, day and state of the code, and keeping it."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from ettle.access.refs import seeded_chance
from ettle.audit.seals import seal_record
from ettle.config.demo import STAGES
from ettle.config.demo.stages import set_stages
from ettle.config.demo.story import play
from ettle.config.demo.world import bring_in_roll_of, build_start, moment

CODE = (".py", ".md", ".csv", ".typ", ".css", ".js", ".html")
Said = Callable[[str], None]


def build(stage: str, today: date, say: Said = lambda words: None) -> None:
    """Build the world at a stage in the database that the settings name, which is migrated.

    Seeded: the same code, stage and day give the same rows, references included.
    """
    if stage not in STAGES:
        raise ValueError(f"There is no stage {stage}. The stages are: {', '.join(STAGES)}.")
    with seeded_chance(f"{stage} {today.isoformat()}"), transaction.atomic():
        scene = build_start(today)
        set_stages(scene)
        for step in play(scene, until=stage):
            say(step)
        bring_in_roll_of(scene, today - timedelta(days=1))
    seal_record(at=moment(today, 7))


def hash_of_code() -> str:
    """Give a short hash of everything that a built world depends on."""
    whole = hashlib.sha256()
    roots = (settings.SOURCE, settings.ROOT / "asl_law" / "src")
    for path in sorted(each for root in roots for each in root.rglob("*") if each.suffix in CODE):
        whole.update(str(path.relative_to(settings.ROOT)).encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def ready_world(stage: str, today: date, say: Said) -> None:
    """Put a fresh copy of the world in the database that the settings name.

    It is built once and kept beside it; each start begins from the copy, so that what
    was played last time is gone.
    """
    live = Path(str(connection.settings_dict["NAME"]))
    kept = live.parent / "worlds" / f"{stage}-{today.isoformat()}-{hash_of_code()}"
    _forget(live)
    shutil.rmtree(settings.FILES_ROOT, ignore_errors=True)
    if not (kept / "built").exists():
        say(f"Building the demonstration world: {stage}, {today:%A %-d %B %Y}.")
        call_command("migrate", verbosity=0, interactive=False)
        build(stage, today, say)
        _keep(live, kept)
    connection.close()
    shutil.copy(kept / "world.sqlite3", live)
    if (kept / "files").exists():
        shutil.copytree(kept / "files", settings.FILES_ROOT, dirs_exist_ok=True)


def _keep(live: Path, kept: Path) -> None:
    shutil.rmtree(kept.parent, ignore_errors=True)
    kept.mkdir(parents=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(kept / "world.sqlite3")])
    if Path(settings.FILES_ROOT).exists():
        shutil.copytree(settings.FILES_ROOT, kept / "files")
    (kept / "built").touch()
    connection.close()
    _forget(live)


def _forget(live: Path) -> None:
    live.parent.mkdir(parents=True, exist_ok=True)
    for part in ("", "-wal", "-shm"):
        Path(f"{live}{part}").unlink(missing_ok=True)


def gather_static(say: Said) -> None:
    """Collect and compress the static files, unless they are those of this code already."""
    root = Path(settings.STATIC_ROOT)
    mark = root / "gathered"
    code = hash_of_code()
    if mark.exists() and mark.read_text() == code:
        return
    say("Gathering the pages’ styles and fonts.")
    call_command("collectstatic", verbosity=0, interactive=False)
    mark.write_text(code)
