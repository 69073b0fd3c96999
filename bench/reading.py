"""A spreadsheet found and read as a table beside the bare reading of its values.

    python -m bench.reading [--rows N]

Both read the same file by turns. `apart` is what the site does: a process of its own reads, and
the memory of this one is told before and after.
"""

import argparse
import resource
import statistics
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter

import xlsxwriter
from python_calamine import CalamineWorkbook

from app.factory import create_app
from app.imports.rows import MAX_ROWS
from app.imports.sheets.files import find_table
from app.imports.sheets.opening import sheets_of
from app.imports.sheets.table import table_of

TURNS = 3
HEADINGS = ["№", "Группа", "Фамилия", "Имя", "Отчество", "Дата рождения", "Телефон", "Почта"]


def workbook(rows: int) -> bytes:
    """Return a workbook of students: eight columns, dates as numbers with a format."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet = book.add_worksheet("Контингент")
        sheet.write_row(0, 0, HEADINGS)
        for at in range(1, rows + 1):
            person = [at, f"ДО-{at // 25}", f"Примеров{at}", "Иван", "Петрович"]
            sheet.write_row(at, 0, person)
            sheet.write_number(at, 5, 38_000 + at % 1500, day)
            sheet.write_row(at, 6, [f"+7949{3_000_000 + at}", f"student{at}@example.ru"])
    return written.getvalue()


def bare(data: bytes) -> int:
    """Return how many rows the library reads alone."""
    with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        return len(book.get_sheet_by_index(0).to_python())


def main() -> None:
    """Print the seconds of each way and its ratio to the bare one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=20_000)
    wanted, _others = parser.parse_known_args()
    data = workbook(wanted.rows)
    ways: dict[str, Callable[[], object]] = {
        "bare": lambda: bare(data),
        "found here": lambda: table_of(sheets_of(data, MAX_ROWS), HEADINGS),
        "found apart": lambda: find_table(data, known_headings=HEADINGS),
    }
    with create_app().test_request_context():
        before = _resident()
        apart = _timed(ways["found apart"])
        after = _resident()
        turns = [{name: _timed(way) for name, way in ways.items()} for _ in range(TURNS)]
    for name in ways:
        ratio = statistics.median(turn[name] / turn["bare"] for turn in turns)
        print(f"{name:12} {statistics.median(turn[name] for turn in turns):6.2f} s {ratio:5.2f}×")
    print(f"first apart {apart:.2f} s; memory {before:.0f} → {after:.0f} MB, peak {_peak():.0f} MB")


def _timed(way: Callable[[], object]) -> float:
    start = perf_counter()
    way()
    return perf_counter() - start


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
