"""Files that are too large are skipped, so that the fields after them survive."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class SizeLimitHandler(FileUploadHandler):
    """Stop keeping a file once it passes ``MAX_UPLOAD_BYTES``.

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

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the bytes on, or skip the rest of a file that is too large."""
        self.seen += len(raw_data)
        if self.seen > settings.MAX_UPLOAD_BYTES:
            if self.request is not None:
                self.request.META.setdefault("ettle.skipped", []).append(self.field_name)
            raise SkipFile(True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the making of the file to the handlers after this one."""
