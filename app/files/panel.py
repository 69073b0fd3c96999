"""The files of a record as its card shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import LazyString, format_decimal
from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.files import queries
from app.files.attached import attached_to
from app.files.models import Attachment

KILOBYTE = 1024


@dataclass(frozen=True)
class FileLine:
    """A present file and the versions before it, the newest first."""

    attachment: Attachment
    purpose: LazyString | str
    earlier: Sequence[Attachment]
    is_photo: bool = False


@dataclass(frozen=True)
class FilePanel:
    """What hangs on a record, and whether this person may add to it."""

    table: str
    record_id: int
    lines: Sequence[FileLine]
    may_change: bool

    @property
    def photos(self) -> list[FileLine]:
        """Return the photographs, the newest first."""
        return [line for line in self.lines if line.is_photo]


def files_panel(record: Any, viewer: Viewer) -> FilePanel:
    """Return the files of a record; the caller has read it as somebody who may see it."""
    rule = attached_to(record.__tablename__)
    found = queries.attachments_of(record)
    later = {one.id: one.replaced_by_id for one in found}
    lines = [
        FileLine(
            one,
            rule.purposes.get(one.purpose, one.purpose),
            [old for old in found if old is not one and _newest(old.id, later) == one.id],
            one.purpose in rule.photos and one.file.kind.is_picture,
        )
        for one in found
        if one.replaced_by_id is None
    ]
    return FilePanel(record.__tablename__, record.id, lines, rule.may_change(record, viewer))


def file_size(size: int) -> str:
    """Return bytes as «340 КБ» or «2,4 МБ»."""
    if size < KILOBYTE * KILOBYTE:
        return _("%(size)s КБ", size=max(1, round(size / KILOBYTE)))
    return _("%(size)s МБ", size=format_decimal(round(size / KILOBYTE**2, 1)))


def _newest(attachment_id: int, later: dict[int, int | None]) -> int:
    while (following := later.get(attachment_id)) is not None:
        attachment_id = following
    return attachment_id
