"""The roll: 20,000 pupils checked, brought in, and brought in again, while pages are read.

The program is served as in a demonstration, on SQLite, with one worker. Every page that is read
meanwhile is timed; opening a record writes, too. Peak memory is of the server and the worker.
"""

import csv
import http.cookiejar
import io
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import Measure, Progress
from tests import worlds

PUPILS, FEW = 20_000, 2_000
CHANGED = 0.01
BETWEEN_LOOKS = 0.2  # seconds
LONGEST = 600
BOUNDARY = "ettle-roll-of-nobody"
PAGES = ("/authority/", "/authority/records/", "/authority/find/?q=Morrison", "/authority/roll/")


def measure(*, quick: bool, progress: Progress) -> list[Measure]:
    """Make a roll of nobody, send it, say yes, send it again with one row in a hundred changed."""
    pupils = FEW if quick else PUPILS
    with tempfile.TemporaryDirectory(prefix="ettle-bench-") as folder:
        progress("building the world")
        world = worlds.build("start", Path(folder))
        queued = _Queued(world)
        roll = Path(folder) / "roll.csv"
        progress(f"making a roll of {pupils:,} pupils")
        queued.run("make_roll", "--authority", "Glenmarra Council", "--pupils", str(pupils),
                   "--out", str(roll))  # fmt: skip
        with worlds.served(queued.world) as address, queued.worker() as worker:
            officer, head = Visitor(address, "ms_okafor"), Visitor(address, "ms_okafor")
            with head.reading() as slowest:
                check, apply = officer.bring_in(roll.read_bytes(), progress)
                again = _changed(roll.read_bytes())
                recheck, reapply = officer.bring_in(again, progress)
            peak = max(_peak_of(worker.pid), *(_peak_of(pid) for pid in _children(os.getpid())))
    return [
        Measure(name="check.s", value=round(check, 1), unit="s", aim=30),
        Measure(name="apply.s", value=round(apply, 1), unit="s", aim=30),
        Measure(name="reimport.s", value=round(recheck + reapply, 1), unit="s", aim=15),
        Measure(name="peak.mb", value=round(peak), unit="MB", aim=500),
        Measure(name="slowest_page.s", value=round(max(slowest), 2), unit="s", aim=5),
        Measure(name="pages.read", value=len(slowest), unit="pages"),
    ]


class _Queued:
    """A built world whose long work is done by a worker of its own, as in a demonstration."""

    def __init__(self, world: worlds.World) -> None:
        self.world = _WithWorker(world.stage, world.day, world.database, world.var)

    def run(self, *words: str) -> None:
        """Run one command of the program in this world."""
        subprocess.run([sys.executable, "-m", "django", *words], env=self.world.environment,
                       cwd=worlds.ROOT, check=True, stdout=subprocess.DEVNULL)  # fmt: skip

    def worker(self) -> "subprocess.Popen[bytes]":
        """Begin the worker; it ends with the block that it is used in."""
        return _Worker(
            [sys.executable, "-m", "django", "work"],
            env=self.world.environment, cwd=worlds.ROOT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


class _Worker(subprocess.Popen):  # type: ignore[type-arg]
    def __exit__(self, *error: object) -> None:
        self.terminate()
        self.wait(timeout=60)


class _WithWorker(worlds.World):
    @property
    def environment(self) -> dict[str, str]:
        return {k: v for k, v in super().environment.items() if k != "ETTLE_JOBS"}


@dataclass
class Visitor:
    """Somebody of the cast with a browser's cookies and none of its waiting."""

    address: str
    who: str
    cookies: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def __post_init__(self) -> None:
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.get("/account/login/")
        self.post(f"/demo/become/{self.who}/", {})

    def get(self, path: str) -> tuple[str, str]:
        """Open a page; give where it led and what it says."""
        with self.opener.open(self.address + path, timeout=LONGEST) as answer:
            return answer.geturl(), answer.read().decode("utf-8", "replace")

    def post(self, path: str, said: dict[str, str], file: bytes | None = None) -> str:
        """Send a form as a browser does; give where it led."""
        said = said | {"csrfmiddlewaretoken": self._token(path)}
        if file is None:
            body, kind = urllib.parse.urlencode(said).encode(), "application/x-www-form-urlencoded"
        else:
            body, kind = _parts(said, file), f"multipart/form-data; boundary={BOUNDARY}"
        headers = {"Content-Type": kind, "Origin": self.address}
        asked = urllib.request.Request(self.address + path, body, headers)  # noqa: S310 - our own server
        with self.opener.open(asked, timeout=LONGEST) as answer:
            answer.read()
            return str(answer.geturl()).removeprefix(self.address)

    def _token(self, path: str) -> str:
        for page in (path, "/account/login/"):
            try:
                said = self.get(page)[1]
            except urllib.error.HTTPError:
                continue
            if found := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', said):
                return found[1]
        raise LookupError(f"{path} has no form")

    def bring_in(self, roll: bytes, progress: Progress) -> tuple[float, float]:
        """Send a roll and say yes to it; give the seconds of its check and of its coming in."""
        progress("the roll is checked")
        started = time.perf_counter()
        preview = self.wait_for(self.post("/authority/roll/", {}, roll))
        checked = time.perf_counter()
        progress("the roll is brought in")
        said = self.get(preview)[1]
        answers = dict.fromkeys(re.findall(r'name="(shorter|cut_short|partial)"', said), "yes")
        for name, value in re.findall(r'name="(like_\w+)" value="(\w+)"', said):
            answers.setdefault(name, value)
        yes = time.perf_counter()
        done = self.wait_for(self.post(preview, answers))
        finished = time.perf_counter()
        if "The roll is in" not in self.get(done)[1]:
            raise RuntimeError("the roll did not come in")
        return checked - started, finished - yes

    def wait_for(self, job: str) -> str:
        """Look at the page of long work until it leads on."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            at = self.get(job)[0].removeprefix(self.address)
            if "/jobs/" not in at:
                return at
            time.sleep(BETWEEN_LOOKS)
        raise TimeoutError(job)

    def reading(self) -> "_Reading":
        """Read pages one after another until the block ends."""
        found = re.search(r'href="(/authority/pupils/[^"]+)"', self.get(PAGES[2])[1])
        return _Reading(self, (*PAGES, *([found[1]] if found else [])))


class _Reading:
    """Reads pages in a thread of its own, and keeps how long each of them took."""

    def __init__(self, visitor: Visitor, pages: tuple[str, ...]) -> None:
        self.visitor, self.pages = visitor, pages
        self.times: list[float] = []
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> list[float]:
        self.thread.start()
        return self.times

    def __exit__(self, *error: object) -> None:
        self.ended.set()
        self.thread.join(timeout=60)

    def _read(self) -> None:
        while not self.ended.wait(BETWEEN_LOOKS):
            for page in self.pages:
                started = time.perf_counter()
                self.visitor.get(page)
                self.times.append(time.perf_counter() - started)


def _parts(said: dict[str, str], file: bytes) -> bytes:
    lines = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in said.items()
    ]
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="roll.csv"\r\n'
    return (
        b"".join(
            [*(one.encode() for one in lines), head.encode(), b"Content-Type: text/csv\r\n\r\n"]
        )
        + file
        + f"\r\n--{BOUNDARY}--\r\n".encode()
    )


def _changed(roll: bytes) -> bytes:
    """Give one pupil in a hundred another telephone number."""
    rows = list(csv.reader(io.StringIO(roll.decode("utf-8-sig"))))
    at = rows[0].index("telephone")
    for row in rows[1:]:
        mark = zlib.crc32(row[1].encode())
        if row[0] == "pupil" and mark % 1000 < 1000 * CHANGED:
            row[at] = f"07700 900{mark // 1000 % 1000:03d}"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def _children(pid: int) -> list[int]:
    """List the programs that this one began, and those that they began."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    own = [int(one) for one in path.read_text().split()] if path.exists() else []
    return [*own, *(more for one in own for more in _children(one))]


def _peak_of(pid: int) -> float:
    """Give the most memory that a program has held, in MB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0
