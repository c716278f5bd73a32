"""Pictures that people bring: raster only, made anew, without what hid in them, encrypted.

The original is never kept. A file's name says nothing: it is random, and the bytes on
disk are AES-GCM with a key from the settings.
"""

import hashlib
import io
import secrets
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

from ettle.access import Trouble, new_file_name

LONGEST_SIDE = 1600
MOST_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture on disk: its random name and its size in pixels."""

    file_name: str
    width: int
    height: int


def keep_picture(chunks: Iterable[bytes]) -> KeptPicture:
    """Re-encode a picture as PNG, leave its metadata behind, encrypt it, and write it.

    Raises:
        Trouble: when it is not a picture we can read, or is far too large.
    """
    picture, encoded = _made_anew(chunks)
    name = new_file_name()
    nonce = secrets.token_bytes(12)
    sealed = nonce + _cipher().encrypt(nonce, encoded, name.encode())
    folder = Path(settings.FILES_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(sealed)
    return KeptPicture(name, picture.width, picture.height)


def clean_picture(chunks: Iterable[bytes]) -> bytes:
    """Re-encode a picture as PNG without what hid in it, and keep nothing on disk.

    Raises:
        Trouble: as ``keep_picture``.
    """
    return _made_anew(chunks)[1]


def _made_anew(chunks: Iterable[bytes]) -> tuple[Image.Image, bytes]:
    picture = _readable(b"".join(chunks))
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    encoded = io.BytesIO()
    picture.save(encoded, "PNG", optimize=True)
    return picture, encoded.getvalue()


def picture_bytes(file_name: str) -> bytes:
    """Give a kept picture as PNG bytes."""
    if "/" in file_name or "\\" in file_name or not file_name.endswith(".bin"):
        raise FileNotFoundError("no such picture")
    sealed = (Path(settings.FILES_ROOT) / file_name).read_bytes()
    return _cipher().decrypt(sealed[:12], sealed[12:], file_name.encode())


def forget_picture(file_name: str) -> None:
    """Remove a kept picture from the disk; one that is gone already is no matter."""
    (Path(settings.FILES_ROOT) / file_name).unlink(missing_ok=True)


def _readable(content: bytes) -> Image.Image:
    wrong = Trouble(
        "We could not read that file as a picture. Use a photo or a drawing saved as JPEG or PNG.",
        field="drawing",
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
            if opened.width * opened.height > MOST_PIXELS:
                raise Trouble(
                    "That picture is too large for us to open. Take a smaller photo of it.",
                    field="drawing",
                )
            upright = ImageOps.exif_transpose(opened)
            return upright.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning) as error:
        raise wrong from error
    except Image.DecompressionBombError as error:
        raise wrong from error


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(settings.FILES_KEY.encode()).digest())
