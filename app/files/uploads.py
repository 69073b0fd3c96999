"""What a person sends, checked before anything is kept."""

from collections.abc import Collection
from typing import BinaryIO

from app.files.content import kind_of, refuse_broken
from app.files.enums import PAPERS, FileKind
from app.files.errors import MEGABYTE, EmptyFileError, too_large, wrong_kind

LIMIT = 10 * MEGABYTE


def read_upload(
    source: BinaryIO, *, kinds: Collection[FileKind] = PAPERS, limit: int = LIMIT
) -> bytes:
    """Return the bytes a person sent, checked; for before the transaction, as it is slow.

    The size (bytes) is looked at before everything is read. Raises FileRefusedError and its kinds.
    """
    data = source.read(limit + 1)
    if len(data) > limit:
        raise too_large(limit)
    if not data:
        raise EmptyFileError
    kind = kind_of(data)
    if kind is None or kind not in kinds:
        raise wrong_kind(kinds)
    refuse_broken(data, kind)
    return data
