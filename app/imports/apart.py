"""Large files are read by a process of their own: it ends, and its memory is the machine's again.

A process of the site that has once grown keeps what it took: a few large documents at once
would leave all of them at the size of their worst hour.
"""

import json
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from app.imports.errors import Problem, UnreadableFile
from app.imports.reading import rows_of
from app.imports.rows import Row

AT_ONCE = 1
"""Readers that one process of the site may have at a time; the others wait in a queue."""

PATIENCE = 60.0
"""Seconds to wait for the rows, the queue included."""

_SECONDS = 30
_MEMORY = 1024 * 1024 * 1024
_ROOT = Path(__file__).parents[2]
_queue = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reader")


def read_apart(data: bytes, max_rows: int) -> list[Row]:
    """Read the rows in another process; raises UnreadableFile as if they were read here."""
    waiting = _queue.submit(_ask, data, max_rows)
    try:
        answer = waiting.result(PATIENCE)
    except TimeoutError as error:
        waiting.cancel()
        raise UnreadableFile(Problem.BUSY) from error
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise UnreadableFile(Problem.BOMB) from error
    return _unpacked(json.loads(answer))


def _ask(data: bytes, max_rows: int) -> bytes:
    return subprocess.run(  # noqa: S603 - our own module, nothing of the file in the command
        [sys.executable, "-m", "app.imports.apart", str(max_rows)],
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        timeout=2 * _SECONDS,
        check=True,
    ).stdout


def _unpacked(answer: dict[str, Any]) -> list[Row]:
    if "problem" in answer:
        raise UnreadableFile(Problem[answer["problem"]], **answer["values"])
    return [
        Row(tuple(cells), number, part, tuple((at, text) for at, text in above), in_table)
        for cells, number, part, above, in_table in answer["rows"]
    ]


def _answer(data: bytes, max_rows: int) -> dict[str, Any]:
    try:
        rows = rows_of(data, max_rows)
    except UnreadableFile as refusal:
        return {"problem": refusal.problem.name, "values": refusal.values}
    return {"rows": [(r.cells, r.number, r.part, r.above, r.in_table) for r in rows]}


def main() -> None:
    """Be the other process: a file comes in, its rows or the refusal go out as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    answer = _answer(sys.stdin.buffer.read(), int(sys.argv[1]))
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
