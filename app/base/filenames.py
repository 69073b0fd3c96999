"""Names of files that leave the site: safe in headers, archives and on Windows."""

import re
from urllib.parse import quote

from app.base.file_text import file_text

MAX_LENGTH = 100
# Windows refuses these, case-insensitively and with any ending.
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')


def safe_filename(text: str, fallback: str = "document") -> str:
    """`text` as a file name without folders, control or reserved characters.

    At most 100 characters, the ending (up to 5 letters) kept; `fallback` when nothing is left.
    """
    words = " ".join(file_text(text).split())
    name = _FORBIDDEN.sub("-", words).strip(" .-")
    name = _DEVICES.sub(r"_\1", name)
    return _shortened(name) or fallback


def content_disposition(text: str) -> str:
    """Value of a Content-Disposition header that offers the file under `text`.

    ASCII only, hence free of CR and LF; browsers take the Russian name from `filename*`
    (RFC 6266, RFC 8187).
    """
    name = safe_filename(text)
    plain = f"document{_ending(name)}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _ending(name: str) -> str:
    found = re.search(r"\.[A-Za-z0-9]{1,5}$", name)
    return found[0] if found else ""


def _shortened(name: str) -> str:
    ending = _ending(name)
    return name[: MAX_LENGTH - len(ending)].removesuffix(ending).rstrip(" .-") + ending
