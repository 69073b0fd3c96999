"""What a file would do, computed apart from any writing transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.base import clock
from app.base.viewer import Viewer
from app.imports import queries
from app.imports.analysis import Judged, TwinChoices, judge_rows
from app.imports.kinds import Context, ImportKind
from app.imports.mapping import Layout
from app.imports.sheet import Reading, Wanted, read_sheet


@dataclass(frozen=True)
class ImportPreview:
    """A sheet that was read, and its rows with their fates."""

    reading: Reading
    rows: list[Judged]


def context_of(actor: Viewer, options: Iterable[str] = ()) -> Context:
    """Return who imports, when, and what was ticked."""
    return Context(
        actor=actor,
        today=clock.today(),
        now=clock.now(),
        at=clock.true_now(),
        options=frozenset(options),
    )


def preview_file(
    kind: ImportKind,
    data: bytes,
    *,
    context: Context,
    wanted: Wanted,
    tell: Callable[[int], None] = lambda _rows: None,
) -> ImportPreview:
    """Read a file and say what would become of its rows; raises UnreadableFile.

    `tell` hears how many rows there are before they are compared.
    """
    reading = read_sheet(kind, data, wanted, remembered=lambda shape: remembered(kind, shape))
    tell(len(reading.rows))
    importer = kind.importer(context)
    return ImportPreview(reading, judge_rows(kind, importer, reading.rows, TwinChoices()))


def remembered(kind: ImportKind, shape: str) -> Layout | None:
    """Return how the columns of a sheet with these headings were mended the last time."""
    known = queries.find_shape(kind.name, shape)
    return dict(known.columns) if known else None
