"""Copy the needed files of the pinned front-end libraries into the application.

Run after `npm ci` in `frontend/`; the output is committed, so that neither Node nor a registry
is needed to build or run the site. `VENDORED.md` names every file with its origin and SHA-256.
"""

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "frontend" / "node_modules"
VENDOR = ROOT / "app" / "web" / "static" / "vendor"
SOURCE_MAP = re.compile(rb"\n?(/\*#|//#) sourceMappingURL=[^\n]*\n?\Z")


@dataclass(frozen=True)
class Library:
    """A package of `frontend/package.json` and the files taken from it."""

    package: str
    folder: str
    files: tuple[str, ...]


LIBRARIES = (
    Library(
        "bootstrap",
        "bootstrap",
        ("dist/css/bootstrap-reboot.min.css", "dist/css/bootstrap-utilities.min.css", "LICENSE"),
    ),
    Library("htmx.org", "htmx", ("dist/htmx.min.js", "LICENSE")),
    Library(
        "tom-select",
        "tom-select",
        ("dist/js/tom-select.base.min.js", "dist/css/tom-select.min.css", "LICENSE"),
    ),
)


def copy_file(source: Path, target: Path) -> str:
    """Copy one file without its source map reference; return its SHA-256."""
    target.parent.mkdir(parents=True, exist_ok=True)
    content = SOURCE_MAP.sub(b"\n", source.read_bytes())
    target.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def vendor(library: Library) -> list[str]:
    """Copy the files of one library; return its rows of the table."""
    folder = MODULES / library.package
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    rows = []
    for name in library.files:
        target = VENDOR / library.folder / Path(name).name
        digest = copy_file(folder / name, target)
        path = target.relative_to(VENDOR)
        origin = f"{library.package} | {about['version']} | {about['license']}"
        rows.append(f"| {origin} | `{path}` | `{digest}` |")
    return rows


def main() -> None:
    """Replace the vendor folder by a fresh copy."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    rows = [row for library in LIBRARIES for row in vendor(library)]
    head = [
        "# Vendored front-end files",
        "",
        "Written by `scripts/vendor_frontend.py`, without source map references; not by hand.",
        "",
        "| package | version | licence | file | SHA-256 |",
        "|---|---|---|---|---|",
    ]
    (VENDOR / "VENDORED.md").write_text("\n".join([*head, *rows, ""]), encoding="utf-8")
    print(f"{len(rows)} files in {VENDOR.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
