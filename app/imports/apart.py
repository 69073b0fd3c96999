"""Large files are read by a process of their own: it ends, and its memory is the machine's again.

A process of the site that has once grown keeps what it took: a few large documents at once
would leave all of them at the size of their worst hour.
"""

import gc
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from app.imports.errors import Problem, UnreadableFile
from app.imports.reading import rows_of
from app.imports.rows import Row, row_from, told_row
from app.imports.sheets.model import Table, table_from, told_table
from app.imports.sheets.opening import sheets_of
from app.imports.sheets.table import Wanted, table_of

AT_ONCE = 1
"""Readers that one process of the site may have at a time; the others wait in a queue."""

PATIENCE = 60.0
"""Seconds to wait for the rows, the queue included."""

ROWS, TABLE = "rows", "table"
_SECONDS = 30
_MEMORY = 1024 * 1024 * 1024
_ROOT = Path(__file__).parents[2]
_queue = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reader")


def read_apart(data: bytes, max_rows: int) -> list[Row]:
    """Read the rows in another process; raises UnreadableFile as if they were read here."""
    return [row_from(told) for told in _answered(ROWS, data, max_rows)]


def find_table_apart(data: bytes, max_rows: int, wanted: Wanted) -> Table:
    """Find the table in another process; raises UnreadableFile as if it were done here."""
    return table_from(_answered(TABLE, data, max_rows, json.dumps(wanted)))


def _answered(what: str, data: bytes, max_rows: int, further: str = "") -> Any:
    arguments = (what, str(max_rows), further)
    return ask_apart("app.imports.apart", arguments, data)


def ask_apart(
    module: str, arguments: Sequence[str], data: bytes, otherwise: Problem = Problem.BOMB
) -> Any:
    """Return what another process, `python -m module`, answers by `be_apart`.

    Raises UnreadableFile: the process's own, `otherwise` when it took too much time or memory,
    BUSY when others were before us for too long.
    """
    waiting = _queue.submit(_run, module, arguments, data)
    try:
        answer = waiting.result(PATIENCE)
    except TimeoutError as error:
        waiting.cancel()
        raise UnreadableFile(Problem.BUSY) from error
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise UnreadableFile(otherwise) from error
    told = json.loads(answer.decode("utf-8", "surrogatepass"))
    if "problem" in told:
        raise UnreadableFile(Problem[told["problem"]], **told["values"])
    return told["answer"]


def _run(module: str, arguments: Sequence[str], data: bytes) -> bytes:
    return subprocess.run(  # noqa: S603 - our own module, nothing of the file in the command
        [sys.executable, "-m", module, *arguments],
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        timeout=2 * _SECONDS,
        check=True,
    ).stdout


def be_apart(answer: Callable[[bytes], Any]) -> None:
    """Be the other process: bytes come in, an answer or a refusal goes out as JSON."""
    gc.disable()  # one file and the end: nothing is worth collecting
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    told: dict[str, Any]
    try:
        told = {"answer": answer(sys.stdin.buffer.read())}
    except UnreadableFile as refusal:
        told = {"problem": refusal.problem.name, "values": refusal.values}
    # Not json.dump: it writes piece by piece, ten times slower.
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _answer(data: bytes) -> Any:
    what, max_rows, further = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    if what == TABLE:
        return told_table(table_of(sheets_of(data, max_rows), *json.loads(further)))
    return [told_row(row) for row in rows_of(data, max_rows)]


if __name__ == "__main__":
    be_apart(_answer)
