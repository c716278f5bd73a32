"""A large file, encrypted as it is written and opened as it is read: memory stays flat.

Frames of at most 1 MB, each AES-GCM under its own number, the last one marked: a frame that
is changed, moved or missing is refused. Bound to the file's random name, as ``kept`` is.
"""

import hashlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

FRAME = 1024 * 1024
TAG = 16
PREFIX = 7  # bytes of the nonce that are the file's own; then 4 of number, 1 that marks the last


class Damaged(ValueError):
    """A sealed file that is not as it was written."""


class SealedWriter:
    """Somewhere to write bytes to, in order. ``close`` makes the file whole."""

    def __init__(self, name: str) -> None:
        folder = Path(settings.FILES_ROOT)
        folder.mkdir(parents=True, exist_ok=True)
        self._final, self._name = folder / name, name
        self._file = (folder / f"{name}.new").open("wb")
        self._prefix = secrets.token_bytes(PREFIX)
        self._file.write(self._prefix)
        self._waiting = bytearray()
        self._number = 0
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, some: bytes) -> int:
        """Take some bytes."""
        self._hash.update(some)
        self.size += len(some)
        self._waiting += some
        while len(self._waiting) > FRAME:
            self._seal(bytes(self._waiting[:FRAME]), is_last=False)
            del self._waiting[:FRAME]
        return len(some)

    def flush(self) -> None:
        """Do nothing: a frame is written when it is full."""

    def close(self) -> None:
        """Write what is left, and give the file its name."""
        self._seal(bytes(self._waiting), is_last=True)
        self._file.close()
        Path(self._file.name).replace(self._final)

    def give_up(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        Path(self._file.name).unlink(missing_ok=True)

    @property
    def sha256(self) -> str:
        """The hash of what was written, before it was sealed."""
        return self._hash.hexdigest()

    def _seal(self, frame: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, is_last=is_last)
        self._file.write(_cipher().encrypt(nonce, frame, self._name.encode()))
        self._number += 1


def unsealed(name: str) -> Iterator[bytes]:
    """Give a sealed file's bytes, a frame at a time.

    Raises:
        FileNotFoundError: when there is no such file, or it is gone.
        Damaged: when a frame is not as it was written.
    """
    if "/" in name or "\\" in name or not name.endswith(".bin"):
        raise FileNotFoundError("no such file")
    with (Path(settings.FILES_ROOT) / name).open("rb") as file:
        prefix, number = file.read(PREFIX), 0
        frame = file.read(FRAME + TAG)
        while frame:
            following = file.read(FRAME + TAG)
            nonce = _nonce(prefix, number, is_last=not following)
            try:
                yield _cipher().decrypt(nonce, frame, name.encode())
            except InvalidTag as error:
                raise Damaged("the file is not as it was written") from error
            frame, number = following, number + 1


def _nonce(prefix: bytes, number: int, *, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([is_last])


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(settings.FILES_KEY.encode()).digest())
