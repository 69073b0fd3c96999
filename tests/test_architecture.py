"""The house as it is built: floors, sizes of rooms, what a view and a template may hold."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
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
# What is no capability of its own: it may read and write where it stands.
INFRASTRUCTURE = {"base", "web", "audit", "backup", "demo", "jobs", "factory", "extensions"}
DOMAIN = {
    "organizations", "students", "plan", "contracts", "mentors", "practice", "jobfair", "awards",
    "activities", "surveys",
}  # fmt: skip
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


def classes_of(path: Path) -> Iterator[str]:
    """Yield the public classes a module declares at its top."""
    yield from (
        node.name
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )


def test_a_public_class_has_a_name_of_its_own() -> None:
    """Every package has its `Permission`; any other name means one thing in the whole house."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        for name in classes_of(path):
            places[name].append(shown(path))
    twins = {name: found for name, found in places.items() if len(found) > 1}
    assert {name: found for name, found in twins.items() if name != "Permission"} == {}


def test_templates_compare_no_state_with_a_word() -> None:
    """They get `events` and ready answers; a word mistyped there would silently be false."""
    pattern = re.compile(
        r"""\.state(\.value)?\s*(==|!=|in|not in)\s*[(\["']|["']state["'], *["']equalto"""
    )
    found = [shown(path) for path in TEMPLATES if pattern.search(path.read_text())]
    assert found == []


SUBJECT_FILES = ("package.py", "models.py", "services.py", "services", "queries.py")


def room_of(path: Path) -> str:
    """Return the room of a package a module stands in: `services` for services/rounds.py.

    A package of several subjects, each with records or a package.py of its own, has the rooms in
    each: `services` for activities/events/services.py and practice/registry/services.py.
    """
    parts = path.relative_to(APP).with_suffix("").parts
    subject = APP.joinpath(*parts[:2])
    is_subject = len(parts) > 2 and any((subject / own).exists() for own in SUBJECT_FILES)
    room = 2 if is_subject else 1
    return parts[room] if len(parts) > room else ""


def test_forms_know_no_records() -> None:
    found = [
        (shown(path), f"{module}.{name}")
        for path in MODULES
        if room_of(path) == "forms"
        for module, name in imports_of(path)
        if {"models", "queries", "services"} & {*module.split("."), name}
    ]
    assert found == []


def calls_of(path: Path, names: set[str]) -> list[int]:
    """Return the lines where a module calls one of these methods of the session."""
    return [
        node.lineno
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
        and ast.unparse(node.func.value).endswith("session")
    ]


def test_records_are_written_in_services_alone() -> None:
    writes = {"add", "add_all", "delete", "merge", "flush"}
    rooms = {"services"}
    found = [
        shown(path)
        for path in MODULES
        if room_of(path) not in rooms and package_of(path) not in INFRASTRUCTURE
        if calls_of(path, writes)
    ]
    assert found == []


def test_records_are_read_in_queries_alone() -> None:
    reads = {"scalar", "scalars", "execute", "get", "get_one"}
    rooms = {"queries", "services"}
    found = [
        shown(path)
        for path in MODULES
        if room_of(path) not in rooms and package_of(path) not in INFRASTRUCTURE
        if calls_of(path, reads)
    ]
    assert found == []


def test_the_worker_builds_no_address_by_a_request() -> None:
    found = [
        shown(path) for path in MODULES if room_of(path) == "jobs" and calls_of(path, {"url_for"})
    ]
    assert found == []


def test_rows_are_locked_in_one_way() -> None:
    found = [
        shown(path)
        for path in MODULES
        if "with_for_update" in path.read_text() and shown(path) != "app/base/locks.py"
    ]
    assert found == []


def test_a_refusal_of_the_database_is_told_apart_in_one_place() -> None:
    allowed = {"app/base/constraints.py", "app/web/transactions.py", "app/web/error_pages.py"}
    found = [
        shown(path)
        for path in MODULES
        if "IntegrityError" in path.read_text() and shown(path) not in allowed
    ]
    assert found == []


def test_no_use_case_takes_whatever_it_is_given() -> None:
    """Typed terms instead of `**values`: a form, a spreadsheet and the API all fill them."""
    found = [
        (shown(path), function.name)
        for path in MODULES
        if room_of(path) == "services" and package_of(path) not in {"notifications"}
        for function in functions_of(path)
        if function.args.kwarg
    ]
    assert found == []


# Called by a use case that asked already: it knows the record, the plan does not.
PARTS_OF_A_USE_CASE = {
    "app/activities/documents/services/stage.py",
    "app/contracts/signing/services/signatures.py",
    "app/plan/services/needs.py",
    "app/plan/services/numbers.py",
    "app/plan/services/serving.py",
    "app/practice/services/ledger.py",
    "app/practice/papers/services/naming.py",
}


def test_every_use_case_asks_who_acts() -> None:
    found = [
        (shown(path), function.name)
        for path in MODULES
        if room_of(path) == "services" and package_of(path) in DOMAIN
        if shown(path) not in PARTS_OF_A_USE_CASE
        for function in tree_of(path).body
        if isinstance(function, Function) and not function.name.startswith("_")
        if changes_records(function) and not {"actor", "party"} & names_of(function)
    ]
    assert found == []


def changes_records(function: Function) -> bool:
    """Tell whether a function flushes or adds records by itself."""
    return any(
        isinstance(node, ast.Attribute) and node.attr in {"flush", "add", "add_all", "delete"}
        for node in ast.walk(function)
    )


def names_of(function: Function) -> set[str]:
    """Return the names of a function's parameters."""
    return {one.arg for one in (*function.args.args, *function.args.kwonlyargs)}


def test_roles_are_asked_in_accounts_alone() -> None:
    found = [
        shown(path)
        for path in MODULES
        if package_of(path) not in {"accounts", *WIRING}
        for module, name in imports_of(path)
        if (module, name) == ("app.accounts.enums", "Role")
    ]
    assert found == []
