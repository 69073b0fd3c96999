"""What every benchmark writes: its table between its marks, and the machine it ran on."""

import platform
from pathlib import Path

DOCUMENT = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def write_between(name: str, lines: list[str]) -> None:
    """Put lines between `<!-- name -->` and `<!-- /name -->` in docs/benchmarks.md."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    head, rest = DOCUMENT.read_text(encoding="utf-8").split(start)
    body = "\n".join([start, *lines, end])
    DOCUMENT.write_text(head + body + rest.split(end)[1], encoding="utf-8")


def machine() -> str:
    """What the figures were measured on."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        rows = (row.split(":", 1) for row in cpuinfo.read_text().splitlines() if ":" in row)
        model = next((value.strip() for key, value in rows if key.startswith("model name")), model)
    return f"{model}, Python {platform.python_version()}"
