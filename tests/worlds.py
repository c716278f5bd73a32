"""Demonstration worlds for tests: built once through the services, then copied and served.

Nothing here flushes a table: append-only triggers forbid it. A test that needs to write gets
a copy (a file, or PostgreSQL's TEMPLATE) or rolls back.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ettle.config.cast import DEFAULT_DAY

ROOT = Path(__file__).resolve().parents[1]
READY_WITHIN = 30  # seconds
EMPTY = "empty"  # every table and no row: what all databases of a run are copies of


@dataclass(frozen=True)
class World:
    """A built world: where its rows and its files are."""

    stage: str
    day: date
    database: str
    var: Path

    @property
    def database_name(self) -> str:
        """The path of a SQLite file, or the name of a PostgreSQL database."""
        where = self.database.partition(":")[2]
        return where.rpartition("/")[2] if self.is_postgres else where

    @property
    def is_postgres(self) -> bool:
        return self.database.startswith("postgres:")

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to be told to run in this world."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "ettle.config.settings.demo",
            "ETTLE_DATABASE": self.database,
            "ETTLE_JOBS": "at-once",
            "ETTLE_TODAY": self.day.isoformat(),
            "ETTLE_VAR": str(self.var),
            "PYTHONUTF8": "1",
        }


def build(stage: str, folder: Path, *, day: date = DEFAULT_DAY) -> World:
    """Build a world under a folder, or give the one that is there already.

    Migrating takes longer than playing the story, so it is done once and copied.
    """
    world = _placed(World(stage, day, "", folder / stage), stage)
    if (world.var / "built").exists():
        return world
    if stage == EMPTY:
        _begin(world, folder / "static")
    else:
        copy(build(EMPTY, folder, day=day), folder, stage)
        (world.var / "built").unlink()
    _run(world, "scripts.build_world", stage, day.isoformat())
    (world.var / "built").touch()
    return world


def _begin(world: World, static: Path) -> None:
    """Make room for the first database of a run."""
    world.var.mkdir(parents=True)
    static.mkdir()
    (world.var / "static").symlink_to(static)
    if world.is_postgres:
        _in_postgres(world, f'CREATE DATABASE "{world.database_name}"')


def copy(world: World, folder: Path, name: str) -> World:
    """Copy a built world, so that a test may change it."""
    made = _placed(replace(world, var=folder / name), name)
    shutil.copytree(world.var, made.var, symlinks=True)
    if made.is_postgres:
        _in_postgres(
            made, f'CREATE DATABASE "{made.database_name}" TEMPLATE "{world.database_name}"'
        )
    return made


@contextmanager
def served(world: World) -> Iterator[str]:
    """Serve a world on this machine through granian, and give its address."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with (world.var / "server.log").open("ab") as log:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1"]
        command += ["--blocking-threads", "2", "--host", "127.0.0.1", "--port", str(port)]
        server = subprocess.Popen(
            [*command, "ettle.config.wsgi:application"],
            env=world.environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_ready(address, server, world.var / "server.log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _placed(world: World, name: str) -> World:
    """Put a world where this test run keeps its databases."""
    run = os.environ.get("ETTLE_DATABASE", "sqlite:")
    if run.startswith("postgres:"):
        database = f"ettle_{name}".replace("-", "_")
        return replace(world, database=f"{run.rpartition('/')[0]}/{database}")
    return replace(world, database=f"sqlite:{world.var / 'world.sqlite3'}")


def _run(world: World, module: str, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=world.environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


def _in_postgres(world: World, statement: str) -> None:
    import psycopg

    host = world.database.partition(":")[2].rpartition("/")[0]
    user = os.environ.get("ETTLE_DATABASE_USER", "ettle")
    with psycopg.connect(host=host, user=user, dbname="postgres", autocommit=True) as connection:
        connection.execute(statement)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own server
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')[-4000:]}")
