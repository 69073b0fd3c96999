"""Where bytes are kept: in the database by default, in S3-compatible storage by configuration.

In the database a file is part of the transaction and of the backup, and every machine sees it.
Object storage knows no transactions: bytes are written first under a name nobody else has, a
rolled back file leaves an orphan, and `sweep_orphans` removes what no row names after a day.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from flask import Flask, current_app

from app.extensions import db
from app.files import queries
from app.files.enums import FilePlace
from app.files.models import FileChunk, StoredFile
from config import ConfigurationError

CHUNK = 256 * 1024
ORPHANED_AFTER = timedelta(days=1)


class Storage(Protocol):
    """The narrow interface both places share."""

    def write(self, file: StoredFile, data: bytes) -> None:
        """Keep the bytes of a file that has its id."""
        ...

    def read(self, file: StoredFile) -> Iterator[bytes]:
        """Give the bytes back piece by piece."""
        ...


class DatabaseStorage:
    """Rows of `file_chunks`; they go with the row of their file."""

    def write(self, file: StoredFile, data: bytes) -> None:
        """Insert the bytes in pieces."""
        db.session.add_all(
            FileChunk(file_id=file.id, position=at // CHUNK, data=data[at : at + CHUNK])
            for at in range(0, len(data), CHUNK)
        )
        db.session.flush()

    def read(self, file: StoredFile) -> Iterator[bytes]:
        """Read one piece a statement: memory holds one of them."""
        for position in range(-(-file.size // CHUNK)):
            yield queries.read_chunk(file, position)


class ObjectStorage:
    """A bucket; `store` is one of obstore's."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def write(self, file: StoredFile, data: bytes) -> None:
        """Put the bytes under the file's own key."""
        import obstore  # most installations never need it

        obstore.put(self._store, file.key, data)

    def read(self, file: StoredFile) -> Iterator[bytes]:
        """Stream the object."""
        from obstore import get as fetch

        for piece in fetch(self._store, file.key).stream(min_chunk_size=CHUNK):
            yield bytes(piece)

    def sweep_orphans(self, *, at: datetime) -> int:
        """Delete objects older than a day that no row names; `at` is true time."""
        import obstore

        swept = 0
        for batch in obstore.list(self._store):
            old = {one["path"] for one in batch if one["last_modified"] < at - ORPHANED_AFTER}
            for path in old - queries.known_keys(old):
                obstore.delete(self._store, path)
                swept += 1
        return swept


def storage_of(place: FilePlace) -> Storage:
    """Return the storage of a place; ConfigurationError when none is configured."""
    if place is FilePlace.DATABASE:
        return DatabaseStorage()
    return object_storage(current_app)


def read_file(file: StoredFile) -> bytes:
    """Return all bytes of a file, from wherever it is kept."""
    return b"".join(storage_of(file.place).read(file))


def place_of_new() -> FilePlace:
    """Return where new files go."""
    return FilePlace.OBJECTS if current_app.config["FILES_URL"] else FilePlace.DATABASE


def object_storage(app: Flask) -> ObjectStorage:
    """Return the bucket of `CLUSTER_FILES_URL`; raises ConfigurationError when it is none."""
    known = app.extensions.get("object_storage")
    if known is None:
        known = app.extensions["object_storage"] = ObjectStorage(_open(app.config["FILES_URL"]))
    return known


def _open(url: str) -> Any:
    """Open `s3://bucket/prefix?endpoint=…&region=…`; keys come from AWS_ACCESS_KEY_ID and so on."""
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc:
        raise ConfigurationError(f"CLUSTER_FILES_URL is {url!r}, expected s3://bucket[/prefix]")
    from obstore.store import S3Store

    options = {name: values[0] for name, values in parse_qs(parts.query).items()}
    endpoint = options.get("endpoint")
    return S3Store(
        parts.netloc,
        prefix=parts.path.strip("/") or None,
        endpoint=endpoint,
        region=options.get("region", "us-east-1"),
        client_options={"allow_http": bool(endpoint and endpoint.startswith("http:"))},
    )
