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

UTILITIES = "bootstrap-utilities.min.css"
# The families of utilities the pages use, 2 KB of 85; a test names a class that is missing.
KEPT = re.compile(
    r"\.(?:m[tb]?-[0-5]|text-(?:start|center|end|break|nowrap)|visually-hidden(?:-focusable)?)$"
)
TOP_LEVEL_RULE = re.compile(r"([^{}]+)\{[^{}]*\}|[^{}]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")


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
    Library("jsqr", "jsqr", ("dist/jsQR.js", "LICENSE")),
    Library("sortablejs", "sortable", ("Sortable.min.js", "LICENSE")),
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
    if source.name == UTILITIES:
        content = only_kept_rules(content.decode()).encode()
    target.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def only_kept_rules(css: str) -> str:
    """Return the licence's comment and the rules of the utilities that are kept."""
    licence, _, rest = css.partition("*/")
    rules = TOP_LEVEL_RULE.finditer(rest)
    return f"{licence}*/" + "".join(rule[0] for rule in rules if _is_kept(rule[1] or "")) + "\n"


def _is_kept(selectors: str) -> bool:
    names = (re.sub(r"[ :].*", "", selector.strip()) for selector in selectors.split(","))
    return any(KEPT.match(name) for name in names)


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
        "Written by `scripts/vendor_frontend.py`, without source map references and with the used",
        "families of Bootstrap's utilities alone; not by hand.",
        "",
        "| package | version | licence | file | SHA-256 |",
        "|---|---|---|---|---|",
    ]
    (VENDOR / "VENDORED.md").write_text("\n".join([*head, *rows, ""]), encoding="utf-8")
    print(f"{len(rows)} files in {VENDOR.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
