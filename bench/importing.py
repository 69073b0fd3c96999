"""Reading and judging a spreadsheet beside the bare reading of the same file.

    python -m bench.importing [--rows N] [--write]

Twenty thousand students as people keep them. The bare reading is a library alone, cells as it
gives them: openpyxl, which reads in Python as we do, and calamine, which reads in Rust and which we
stand on. All figures are processor time, other processes of the reading included, of one run on one
machine, the best of three.
"""

import argparse
import io
import os
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from bench.document import machine, write_between

TRIES = 3
HEADINGS = ("№", "ФИО", "Дата рождения", "Группа", "Курс", "Специальность", "Телефон", "Почта")
NAMES = ("Иван", "Пётр", "Анна", "Мария", "Семён", "Ольга", "Илья", "Вера")


def make_book(rows: int) -> bytes:
    """Return a workbook of made-up students."""
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Студенты")
        sheet.write_row(0, 0, HEADINGS)
        for at in range(rows):
            sheet.write_row(at + 1, 0, _student(at))
    return target.getvalue()


def _student(at: int) -> tuple[Any, ...]:
    surname = "".join("абвгдежзик"[int(digit)] for digit in f"{at:05d}").capitalize()
    name = f"{surname}ов {NAMES[at % 8]} {NAMES[at % 5]}ович"
    born = f"{at % 28 + 1:02d}.{at % 12 + 1:02d}.{2004 + at % 5}"
    group = f"ДО-{at % 4 + 1}{at % 9}"
    phone = f"+7 949 {at // 10_000 + 100} {at % 10_000 // 100:02d}-{at % 100:02d}"
    return (
        at + 1,
        name,
        born,
        group,
        at % 4 + 1,
        "44.02.01 Дошкольное",
        phone,
        f"s{at}@test.example",
    )


def best_of(work: Callable[[], object]) -> float:
    """Return the seconds of processor that the cheapest try took."""
    times = []
    for _try in range(TRIES):
        start = _spent()
        work()
        times.append(_spent() - start)
    return min(times)


def _spent() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def measure(rows: int) -> list[tuple[str, float]]:
    """Return what was done with its seconds; the bare reading first."""
    from flask_migrate import upgrade

    from app.base.viewer import OPERATOR
    from app.factory import create_app
    from app.imports.kinds import get_kind
    from app.imports.previewing import context_of, preview_file
    from app.imports.sheet import Wanted, read_sheet
    from app.imports.sheets.files import find_table
    from config import load_config

    data = make_book(rows)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        app = create_app(load_config({"CLUSTER_DATABASE_URL": url}))
        with app.app_context():
            upgrade()
            kind = get_kind("students")
            context = context_of(OPERATOR, ["new_groups"])
            words = [str(column.title) for column in kind.columns]
            return [
                ("openpyxl alone", best_of(lambda: _bare_in_python(data))),
                ("calamine alone", best_of(lambda: _bare(data))),
                ("the table found", best_of(lambda: find_table(data, known_headings=words))),
                ("cells read", best_of(lambda: read_sheet(kind, data, Wanted()))),
                (
                    "read and judged",
                    best_of(lambda: preview_file(kind, data, context=context, wanted=Wanted())),
                ),
            ]


def _bare(data: bytes) -> object:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_index(0).to_python()


def _bare_in_python(data: bytes) -> object:
    book = load_workbook(io.BytesIO(data), read_only=True)
    return list(book.worksheets[0].iter_rows(values_only=True))


def main() -> None:
    """Measure, print the table, write it into the document when asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--write", action="store_true")
    asked, _others = parser.parse_known_args()
    figures = measure(asked.rows)
    slow, quick = figures[0][1], figures[1][1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    lines = [
        f"{asked.rows:,} rows of {len(HEADINGS)} cells; {machine()}; the process took {peak} MB.",
        "",
        "| what | processor, s | times openpyxl | times calamine |",
        "|---|--:|--:|--:|",
        *(
            f"| {what} | {seconds:.2f} | {seconds / slow:.1f} | {seconds / quick:.1f} |"
            for what, seconds in figures
        ),
    ]
    print("\n".join(lines))
    if asked.write:
        write_between("importing", lines)


if __name__ == "__main__":
    main()
