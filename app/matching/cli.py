"""`matching solve`, `compare`, `verify`: the solver and the checker on files alone.

Plain click, so that the engine needs no web framework. Exit codes: 0 done, 1 refused, 2 usage.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click

from app.matching import wording
from app.matching.model.documents import result_document, verdict_document
from app.matching.model.errors import InstanceErrors
from app.matching.model.instance import Algorithm, Instance
from app.matching.model.lottery import seed_from_text
from app.matching.model.reading import read_instance
from app.matching.model.result import Verdict
from app.matching.proof.verification import read_result, verify_document
from app.matching.solving.engine import solve
from app.matching.solving.scenarios import Scenario, scenarios
from app.matching.timetable import read_timetable, verify_timetable

matching_cli = click.Group("matching", help="Распределение: решить и проверить.")
_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@matching_cli.command("solve")
@click.argument("file", type=_file)
@click.option("--json", "as_json", is_flag=True, help="Результат одним документом JSON.")
@click.option("--explain", is_flag=True, help="Добавить объяснение каждому участнику.")
@click.option("--larger", is_flag=True, help="Меньше без места, но желаниями можно играть.")
def solve_command(file: Path, *, as_json: bool, explain: bool, larger: bool) -> None:
    """Распределить участников по местам из файла задачи."""
    instance = _read(file, as_json=as_json)
    if larger:
        instance = replace(instance, algorithm=Algorithm.LARGER_STABLE)
    with _refusing(as_json=as_json):
        result = solve(instance, explain=explain)
    if as_json:
        _print_json(result_document(result))
    else:
        _print_lines(wording.summary(result))
        for name, item in (result.explained or {}).items():
            _print_lines(wording.explanation(name, item))


@matching_cli.command("compare")
@click.argument("file", type=_file)
@click.option("--json", "as_json", is_flag=True, help="Ответ одним документом JSON.")
def compare_command(file: Path, *, as_json: bool) -> None:
    """Сравнить все способы распределения на одной задаче."""
    found = scenarios(_read(file, as_json=as_json))
    if as_json:
        _print_json({"scenarios": [_scenario_row(scenario) for scenario in found]})
    else:
        _print_lines(wording.comparison(found))


@matching_cli.command("verify")
@click.argument("instance_file", metavar="INSTANCE", type=_file)
@click.argument("result_file", metavar="RESULT", type=_file)
@click.option("--json", "as_json", is_flag=True, help="Ответ одним документом JSON.")
def verify_command(instance_file: Path, result_file: Path, *, as_json: bool) -> None:
    """Проверить результат независимо от того, кто и как его получил."""
    instance = _read(instance_file, as_json=as_json)
    with _refusing(as_json=as_json):
        document = read_result(result_file.read_bytes())
    _answer(verify_document(instance, document), as_json=as_json)


@matching_cli.command("verify-timetable")
@click.argument("file", type=_file)
@click.option("--json", "as_json", is_flag=True, help="Ответ одним документом JSON.")
def verify_timetable_command(file: Path, *, as_json: bool) -> None:
    """Проверить расписание собеседований по одному его файлу."""
    with _refusing(as_json=as_json):
        verdict = verify_timetable(read_timetable(file.read_bytes()))
    _answer(verdict, as_json=as_json)


@matching_cli.command("seed")
@click.argument("text")
def seed_command(text: str) -> None:
    """Число жребия из заранее объявленного открытого текста."""
    click.echo(seed_from_text(text))


def _answer(verdict: Verdict, *, as_json: bool) -> NoReturn:
    if as_json:
        _print_json(verdict_document(verdict))
    else:
        _print_verdict(verdict)
    raise SystemExit(0 if verdict.ok else 1)


def _read(file: Path, *, as_json: bool) -> Instance:
    with _refusing(as_json=as_json):
        return read_instance(file.read_bytes())


@contextmanager
def _refusing(*, as_json: bool) -> Iterator[None]:
    try:
        yield
    except InstanceErrors as refused:
        _refuse(_error_rows(refused), as_json=as_json)


def _error_rows(refused: InstanceErrors) -> list[dict[str, str]]:
    return [
        {"code": error.code, "where": error.where, "message": error.message}
        for error in refused.errors
    ]


def _refuse(errors: list[dict[str, str]], *, as_json: bool) -> NoReturn:
    """List the errors on standard error, as JSON also on standard output, and leave with 1."""
    for error in errors:
        click.echo(f"{_shown(error['where'])}: {_shown(error['message'])}", err=True)
    if as_json:
        _print_json({"errors": errors})
    raise SystemExit(1)


def _shown(text: str) -> str:
    """Text that any terminal takes: a file may hold lone surrogates."""
    return text.encode("utf-8", "backslashreplace").decode()


def _print_json(document: dict[str, Any]) -> None:
    text = json.dumps(document, ensure_ascii=False, indent=1)
    click.echo(text.encode("utf-8", "backslashreplace"))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _scenario_row(scenario: Scenario) -> dict[str, Any]:
    result = scenario.result
    return {
        "algorithm": result.algorithm,
        "unmatched": len(result.unmatched),
        "rank_profile": {str(rank): count for rank, count in result.rank_profile.items()},
        "total_rank": scenario.total_rank,
        "stable": result.stable,
        "blocking_count": result.verdict.blocking_count,
        "changes": {change.value: count for change, count in scenario.comparison.counts.items()},
    }


def _print_verdict(verdict: Verdict) -> None:
    click.echo("Проверено: всё верно" if verdict.ok else "Проверено: есть нарушения")
    for fault in verdict.violations + verdict.claims:
        click.echo(_shown(f"  {fault.where}: {fault.message} [{fault.code}]"))
    for proposer, place in verdict.blocking_pairs:
        click.echo(f"  блокирующая пара: {proposer}, {place}")
