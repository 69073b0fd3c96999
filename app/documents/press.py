"""The press: typst with our fonts, here or in a process of its own that ends.

What typst remembers of a paper it keeps as long as its process lives, most of a megabyte each: a
set of thousands of papers is printed by processes that are let go after some hundreds.
"""

import datetime as dt
import json
import struct
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typst

PAPERS_A_PROCESS = 600
FOLDER = Path(__file__).parent
_ROOT = FOLDER.parents[1]
_LENGTH = struct.Struct(">?Q")  # whether it was printed, how many bytes follow
_STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


class NotPrintedError(Exception):
    """What typst refused, in its own words."""


def compile_pdf(source: Path, inputs: dict[str, str], date: dt.date) -> bytes:
    """Return a source with its inputs as PDF/A dated `date`; raises NotPrintedError."""
    import typst

    compiler = typst.Compiler(b"", root=FOLDER / "typst", font_paths=_fonts())
    try:
        pdf = compiler.compile(
            input=source,
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=_STANDARDS,
            timestamp=dt.datetime.combine(date, dt.time(12), dt.UTC),
        )
    except typst.TypstError as error:
        raise NotPrintedError(error.message) from error
    assert isinstance(pdf, bytes)  # noqa: S101 - a list only for pictures of several pages
    return pdf


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    """Our sans and, for letters it lacks, the serif inside typst; never the machine's own."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[FOLDER / "fonts"])


class Press:
    """Prints in another process, a new one after some hundreds of papers; a context manager."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._printed = 0

    def __enter__(self) -> "Press":
        return self

    def __exit__(self, *_error: object) -> None:
        self._let_go()

    def compile(self, source: Path, inputs: dict[str, str], date: dt.date, *, papers: int) -> bytes:
        """Print as `compile_pdf` does; `papers` is how many stand in the inputs.

        Raises NotPrintedError; RuntimeError when the process ended without an answer.
        """
        if self._printed and self._printed + papers > PAPERS_A_PROCESS:
            self._let_go()
        process = self._process = self._process or _start()
        self._printed += papers
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        asked = json.dumps({"source": str(source), "inputs": inputs, "date": date.isoformat()})
        _write(process.stdin, done=True, data=asked.encode())
        found = _read(process.stdout)
        if found is None:
            self._let_go()
            raise RuntimeError("the press ended without an answer")
        done, data = found
        if not done:
            raise NotPrintedError(data.decode())
        return data

    def _let_go(self) -> None:
        process, self._process, self._printed = self._process, None, 0
        if process is not None:
            process.kill()
            process.communicate()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "app.documents.press"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
    )


def _write(stream: IO[bytes], *, done: bool, data: bytes) -> None:
    stream.write(_LENGTH.pack(done, len(data)))
    stream.write(data)
    stream.flush()


def _read(stream: IO[bytes]) -> tuple[bool, bytes] | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    done, length = _LENGTH.unpack(head)
    return done, stream.read(length)


def _serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Be the other process: print what comes until nothing comes."""
    while found := _read(asked):
        said: dict[str, Any] = json.loads(found[1])
        try:
            date = dt.date.fromisoformat(said["date"])
            pdf = compile_pdf(Path(said["source"]), said["inputs"], date)
        except NotPrintedError as error:
            _write(answers, done=False, data=str(error).encode())
        else:
            _write(answers, done=True, data=pdf)


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
