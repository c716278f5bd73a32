"""Files kept for a while: encrypted on disk, under a name that says nothing.

The bytes on disk are AES-GCM with a key from the settings, bound to their random name.
"""

import hashlib
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from ettle.access import new_file_name


def keep_file(content: bytes) -> str:
    """Encrypt and write a file whole, and give its random name."""
    name = new_file_name()
    nonce = secrets.token_bytes(12)
    sealed = nonce + _cipher().encrypt(nonce, content, name.encode())
    folder = Path(settings.FILES_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{name}.new"
    unfinished.write_bytes(sealed)
    unfinished.replace(folder / name)  # a kill leaves no half file under a name that is looked for
    return name


def open_file(name: str) -> bytes:
    """Give a kept file's bytes.

    Raises:
        FileNotFoundError: when there is no such file, or it is gone.
    """
    if "/" in name or "\\" in name or not name.endswith(".bin"):
        raise FileNotFoundError("no such file")
    sealed = (Path(settings.FILES_ROOT) / name).read_bytes()
    return _cipher().decrypt(sealed[:12], sealed[12:], name.encode())


def forget_file(name: str) -> None:
    """Remove a kept file from the disk; one that is gone already is no matter."""
    if name:
        (Path(settings.FILES_ROOT) / name).unlink(missing_ok=True)


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(settings.FILES_KEY.encode()).digest())
