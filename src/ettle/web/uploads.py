"""Files that are too large are skipped, so that the fields after them survive."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

Page = TypeVar("Page", bound=Callable[..., Any])
ROLL_FILE = 60 * 1024 * 1024


def takes_files_up_to(size: int) -> Callable[[Page], Page]:
    """Let this page, and no other, take files larger than ``MAX_UPLOAD_BYTES``."""

    def marked(page: Page) -> Page:
        page.most_bytes = size  # type: ignore[attr-defined]
        return page

    return marked


class SizeLimitHandler(FileUploadHandler):
    """Stop keeping a file once it passes what its page takes (``MAX_UPLOAD_BYTES`` unless said).

    ``StopUpload`` would lose the fields after the file; ``SkipFile`` keeps them. The
    form learns of it from ``request.META["ettle.skipped"]``.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.seen = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin counting a new file."""
        super().new_file(*args, **kwargs)
        self.seen = 0

    @property
    def most(self) -> int:
        """The most that the page asked for takes."""
        match = getattr(self.request, "resolver_match", None)
        return int(getattr(match and match.func, "most_bytes", settings.MAX_UPLOAD_BYTES))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the bytes on, or skip the rest of a file that is too large."""
        self.seen += len(raw_data)
        if self.seen > self.most:
            if self.request is not None:
                self.request.META.setdefault("ettle.skipped", []).append(self.field_name)
            raise SkipFile(True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the making of the file to the handlers after this one."""
