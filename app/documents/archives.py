"""Entries of zip archives that are the same bytes whenever they are made."""

import zipfile

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def member(name: str, *, packed: bool = True) -> zipfile.ZipInfo:
    """Return an entry without the clock in it; what is packed already is not packed again."""
    entry = zipfile.ZipInfo(name, _ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    return entry
