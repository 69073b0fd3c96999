"""Static files under an address that changes with their contents, compressed once per process."""

import gzip
import mimetypes
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Response, abort, request, url_for

STATIC = Path(__file__).parent / "static"
ONE_YEAR = 31_536_000
FIVE_MINUTES = 300
_TEXTS = {".css", ".js", ".svg"}
_DIGEST_LENGTH = 12


@dataclass(frozen=True)
class Asset:
    """A file as it is sent; `compressed` is empty where it would not be smaller."""

    content: bytes
    compressed: bytes
    mimetype: str
    digest: str


def asset(path: str) -> str:
    """Return the address of a static file."""
    return url_for("web.static", version=tree_version(), filename=path)


def send_asset(version: str, path: str) -> Response:
    """Answer with a file; one under its present version may be kept for ever."""
    if path not in _paths():
        abort(404)
    found = _read(path)
    compressed = found.compressed and request.accept_encodings.quality("gzip") > 0
    response = Response(found.compressed if compressed else found.content, mimetype=found.mimetype)
    if found.compressed:
        response.vary.add("Accept-Encoding")
    if compressed:
        response.content_encoding = "gzip"
    response.set_etag(f"{found.digest}-gzip" if compressed else found.digest)
    response.cache_control.public = True
    if version == tree_version():
        response.cache_control.max_age = ONE_YEAR
        response.cache_control.immutable = True
    else:  # a page from before the last release
        response.cache_control.max_age = FIVE_MINUTES
    response.make_conditional(request)
    return response


@cache
def tree_version() -> str:
    """Return a digest of all static files: style sheets name their fonts by a relative address."""
    whole = sha256()
    for path in sorted(_paths()):
        whole.update(path.encode() + b"\0" + (STATIC / path).read_bytes())
    return whole.hexdigest()[:_DIGEST_LENGTH]


@cache
def _paths() -> frozenset[str]:
    files = (path for path in STATIC.rglob("*") if path.is_file())
    return frozenset(path.relative_to(STATIC).as_posix() for path in files)


@lru_cache(maxsize=256)
def _read(path: str) -> Asset:
    content = (STATIC / path).read_bytes()
    squeezed = gzip.compress(content, 9, mtime=0) if Path(path).suffix in _TEXTS else b""
    return Asset(
        content,
        squeezed if len(squeezed) < len(content) else b"",
        mimetypes.guess_type(path)[0] or "application/octet-stream",
        sha256(content).hexdigest()[:_DIGEST_LENGTH],
    )
