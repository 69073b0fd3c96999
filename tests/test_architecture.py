"""The house as it is built: floors, sizes of rooms, what a view and a template may hold."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APP = ROOT / "app"
MODULES = sorted(path for path in APP.rglob("*.py") if "static" not in path.parts)
TEMPLATES = sorted(path for path in APP.rglob("*.html") if "static" not in path.parts)
WRITTEN = [
    *MODULES, *TEMPLATES, ROOT / "config.py",
    *(path for folder in ("tests", "scripts", "bench") for path in (ROOT / folder).rglob("*.py")),
]  # fmt: skip

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
LONGEST_VIEW = 25
# What stays in its package. The shell's own rooms are there for everybody.
PRIVATE_ROOMS = {"views", "forms", "cli"}
SHELL = {"web"}
WIRING = {"cli", "demo"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a module as its syntax tree."""
    return ast.parse(path.read_text())


def functions_of(path: Path) -> Iterator[Function]:
    """Yield every function of a module, nested ones too."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, Function))


def length(function: Function) -> int:
    """Return the lines of a function without its decorators."""
    return int(function.end_lineno or 0) - function.lineno + 1


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (module, name) pairs that a module imports; the name is empty for `import module`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def package_of(path: Path) -> str:
    """Return the package a module of the application belongs to."""
    return path.relative_to(APP).parts[0].removesuffix(".py")


def rooms_imported(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (package, room) pairs of other packages that a module imports."""
    for module, name in imports_of(path):
        parts = [*module.split("."), name]
        if parts[0] == "app" and len(parts) > 2 and parts[1] != package_of(path):
            yield parts[1], parts[2]


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def is_view_module(path: Path) -> bool:
    return path.stem == "views" or "views" in path.relative_to(APP).parts[:-1]


VIEW_MODULES = [path for path in MODULES if is_view_module(path)]


def test_the_import_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_file_is_longer_than_a_person_reads() -> None:
    lengths = {shown(path): len(path.read_text().splitlines()) for path in WRITTEN}
    assert {name: count for name, count in lengths.items() if count > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    found = [
        (shown(path), function.name, length(function))
        for path in MODULES
        for function in functions_of(path)
        if length(function) >= LONGEST_FUNCTION
    ]
    assert found == []


def test_views_are_short() -> None:
    found = [
        (shown(path), function.name, length(function))
        for path in VIEW_MODULES
        for function in functions_of(path)
        if length(function) > LONGEST_VIEW
    ]
    assert found == []


@pytest.mark.parametrize("path", VIEW_MODULES, ids=shown)
def test_views_hold_no_sql(path: Path) -> None:
    found = [
        (module, name)
        for module, name in imports_of(path)
        if module.split(".")[0] in {"sqlalchemy", "sqlite3", "psycopg"}
        or (module == "app.extensions" and name == "db")
    ]
    assert found == []


@pytest.mark.parametrize("path", VIEW_MODULES, ids=shown)
def test_views_know_no_models_of_other_packages(path: Path) -> None:
    assert [room for room in rooms_imported(path) if room[1] == "models"] == []


def test_pages_forms_and_commands_stay_in_their_package() -> None:
    found = [
        (shown(path), f"app.{package}.{room}")
        for path in MODULES
        if package_of(path) not in {"__init__", *WIRING}
        for package, room in rooms_imported(path)
        if room in PRIVATE_ROOMS and package not in SHELL
    ]
    assert found == []


def test_rules_are_pure() -> None:
    """Decisions take values and give values: no database, no request."""
    found = [
        (shown(path), module)
        for path in MODULES
        if path.stem == "rules" or path.parent.name == "rules"
        for module, _name in imports_of(path)
        if module.split(".")[0] in {"flask", "flask_login", "sqlalchemy"}
        or module == "app.extensions"
    ]
    assert found == []


def test_services_never_commit_and_never_see_the_request() -> None:
    services = [path for path in MODULES if "services" in {path.stem, path.parent.name}]
    commits = [
        (shown(path), node.lineno)
        for path in services
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "commit"
    ]
    requests = [
        (shown(path), name)
        for path in services
        for module, name in imports_of(path)
        if (module, name) in {("flask", "request"), ("flask", "session"), ("flask", "g")}
        or module == "flask_login"
    ]
    assert commits + requests == []


def test_nothing_is_called_utils() -> None:
    names = {"utils", "util", "helpers", "helper", "misc", "common"}
    assert [shown(path) for path in WRITTEN if path.stem in names] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        shown(p) for p in MODULES if p.read_text().strip() and not ast.get_docstring(tree_of(p))
    ]
    assert silent == []


def test_public_functions_of_services_and_queries_say_what_they_do() -> None:
    silent = [
        (shown(path), function.name)
        for path in MODULES
        if {"services", "queries", "rules"} & {path.stem, path.parent.name}
        for function in tree_of(path).body
        if isinstance(function, Function)
        and not function.name.startswith("_")
        and not ast.get_docstring(function)
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("inline style", r"<style|\sstyle\s*="),
        ("inline script", r"<script(?![^>]*\ssrc=)"),
        ("inline event handler", r"<[^>{]*\son[a-z]+\s*="),
        ("address outside of the site", r"""(?:src|href)\s*=\s*["'](?:https?:)?//"""),
    ],
)
def test_templates_hold_no(what: str, pattern: str) -> None:
    found = [
        (shown(path), match.group())
        for path in TEMPLATES
        for match in re.finditer(pattern, path.read_text())
    ]
    assert found == [], what
