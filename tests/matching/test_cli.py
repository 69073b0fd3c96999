"""The commands on files: output, exit codes, refusal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app.matching import seed_from_text
from app.matching.cli import matching_cli

INSTANCE = {
    "proposers": {"Аня": ["Школа № 1", "Школа № 2"], "Боря": ["Школа № 1"]},
    "places": {
        "Школа № 1": {"capacity": 1, "ranking": ["Боря", "Аня"]},
        "Школа № 2": {"capacity": 1},
    },
    "seed": 2024,
}


@pytest.fixture
def instance_file(tmp_path: Path) -> Path:
    path = tmp_path / "instance.json"
    path.write_text(json.dumps(INSTANCE), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(matching_cli, [str(argument) for argument in arguments])


def test_solve_then_verify(instance_file: Path, tmp_path: Path) -> None:
    solved = run("solve", instance_file, "--json", "--explain")
    assert solved.exit_code == 0
    document = json.loads(solved.stdout)
    assert document["matching"] == {"Аня": "Школа № 2", "Боря": "Школа № 1"}
    assert document["rank_profile"] == {"1": 1, "2": 1}
    assert document["explanations"]["Аня"]["refused"][0]["reason"] == "full"
    result_file = tmp_path / "result.json"
    result_file.write_text(solved.stdout, encoding="utf-8")
    verified = run("verify", instance_file, result_file, "--json")
    assert verified.exit_code == 0
    assert json.loads(verified.stdout)["ok"] is True


def test_a_changed_result_is_refused(instance_file: Path, tmp_path: Path) -> None:
    document = json.loads(run("solve", instance_file, "--json").stdout)
    document["matching"] = {"Аня": "Школа № 1", "Боря": None}
    result_file = tmp_path / "result.json"
    result_file.write_text(json.dumps(document), encoding="utf-8")
    verified = run("verify", instance_file, result_file)
    assert verified.exit_code == 1
    assert "блокирующая пара: Боря, Школа № 1" in verified.stdout
    assert "wrong_digest" in verified.stdout


def test_words_for_a_person(instance_file: Path) -> None:
    solved = run("solve", instance_file)
    assert "Распределено 2 из 2" in solved.stdout
    assert "Способ: просят студенты" in solved.stdout
    assert "Устойчиво: да" in solved.stdout


def test_explanations_in_words(tmp_path: Path) -> None:
    path = tmp_path / "instance.json"
    path.write_text(
        json.dumps(
            {
                "proposers": {"Аня": ["Школа", "Сад"], "Боря": ["Школа", "Ясли", "Лагерь"]},
                "places": {
                    "Школа": {"capacity": 1, "ranking": [["Аня", "Боря"]]},
                    "Сад": {"capacity": 1},
                    "Ясли": {"capacity": 2, "minimum": 2},
                    "Лагерь": {"capacity": 1},
                },
                "forbidden": [["Аня", "Школа", "нет 18 лет"], ["Боря", "Лагерь"]],
                "fixed": {"Вера": "Школа"},
            }
        ),
        encoding="utf-8",
    )
    shown = run("solve", path, "--explain").stdout
    assert "Способ: просят студенты, с минимумами" in shown
    assert "«Ясли» не открылось: 1 при минимуме 2" in shown
    assert "Аня: Сад (желание № 2)\n  № 1 Школа: это место запрещено (нет 18 лет)" in shown
    assert "Боря: без места\n  № 1 Школа: мест нет" in shown
    assert "№ 2 Ясли: не открылось: не набран минимум" in shown
    assert "Вера: Школа (место закреплено)" in shown


def test_a_full_place_shows_both_standings_in_words(instance_file: Path) -> None:
    shown = run("solve", instance_file, "--explain").stdout
    assert "все места у тех, кто стоит выше; ступень 2, последний принятый: ступень 1" in shown


def test_fewer_unplaced_is_a_switch(tmp_path: Path) -> None:
    path = tmp_path / "instance.json"
    places = {"b1": {"capacity": 1, "ranking": [["s1", "s2"]]}, "b2": {"capacity": 1}}
    problem = {"proposers": {"s1": ["b1", "b2"], "s2": ["b1"]}, "places": places}
    path.write_text(json.dumps(problem), encoding="utf-8")
    assert "меньше без места, но желаниями можно играть" in run("solve", path, "--larger").stdout
    assert json.loads(run("solve", path, "--larger", "--json").stdout)["unmatched"] == []
    problem["groups"] = {"town": {"places": ["b1"], "maximum": 1}}
    path.write_text(json.dumps(problem), encoding="utf-8")
    refused = run("solve", path, "--larger", "--json")
    assert refused.exit_code == 1
    assert json.loads(refused.stdout)["errors"][0]["code"] == "unsupported"


def test_all_ways_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "instance.json"
    places = {"a": {"capacity": 1, "ranking": ["s1", "s2"]}, "b": {"capacity": 1}}
    problem = {"proposers": {"s1": ["a", "b"], "s2": ["a"]}, "places": places}
    path.write_text(json.dumps(problem), encoding="utf-8")
    rows = json.loads(run("compare", path, "--json").stdout)["scenarios"]
    assert [row["algorithm"] for row in rows] == [
        *("student_proposing", "place_proposing", "larger_stable", "minimum_total_rank"),
    ]
    assert [row["blocking_count"] for row in rows] == [0, 0, 0, 1]
    assert rows[-1]["changes"] == {"same": 0, "equal": 0, "better": 1, "worse": 1}
    shown = run("compare", path).stdout
    assert "наименьшая сумма номеров желаний, порядок мест не в счёт [minimum_total_rank]" in shown
    assert "оправданная зависть: 1" in shown
    assert "против первого способа лучше 1, хуже 1" in shown


def test_errors_go_to_both_streams_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"proposers": {"s": ["\\ud800"]}, "places": {}}', encoding="utf-8")
    refused = run("solve", path, "--json")
    assert refused.exit_code == 1
    codes = [error["code"] for error in json.loads(refused.stdout)["errors"]]
    assert codes == ["unknown_place"]
    assert "proposers.s" in refused.stderr


@pytest.mark.parametrize("text", ["", "[]", '{"matching": 1}', '{"matching": {"Аня": 5}}'])
def test_what_is_no_result_is_refused(instance_file: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "result.json"
    path.write_text(text, encoding="utf-8")
    refused = run("verify", instance_file, path, "--json")
    assert refused.exit_code == 1
    assert json.loads(refused.stdout)["errors"]


def test_a_forged_result_with_unreadable_names_is_refused(
    instance_file: Path, tmp_path: Path
) -> None:
    document = json.loads(run("solve", instance_file, "--json").stdout)
    document["matching"]["\ud800"] = None
    result_file = tmp_path / "result.json"
    result_file.write_text(json.dumps(document), encoding="utf-8")
    for options in ((), ("--json",)):
        verified = run("verify", instance_file, result_file, *options)
        assert verified.exit_code == 1
        assert "unknown_proposer" in verified.stdout


def test_a_seed_from_a_public_text() -> None:
    assert run("seed", "курс 92,59").stdout.strip() == str(seed_from_text("курс 92,59"))


def test_the_standard_library_is_enough() -> None:
    """Without NumPy, OR-tools and numba everything but arrays, pairs and the flow works."""
    script = """
import sys
sys.modules |= dict.fromkeys(["numpy", "ortools", "numba"])
import app.matching.cli
from app.matching import Instance, Place, solve, verify
instance = Instance({"s": ["b"]}, {"b": Place(1)})
assert verify(instance, solve(instance, explain=True)).ok
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_wrong_usage_is_exit_2(instance_file: Path) -> None:
    assert run("solve", "absent.json").exit_code == 2
    assert run("verify", instance_file).exit_code == 2


TIMETABLE: dict[str, Any] = {
    "day": {"starts": ["10:00", "10:15", "11:00"], "minutes": 15},
    "seed": 7,
    "tables": {"p1": 1, "p2": 2},
    "talks": [
        {"person": "s1", "stand": "p1", "slot": 0, "table": 1},
        {"person": "s2", "stand": "p1", "slot": 1, "table": 1},
        {"person": "s1", "stand": "p2", "slot": 1, "table": 1},
        {"person": "s3", "stand": "p2", "slot": 1, "table": 2},
    ],
    "reserve": [{"person": "s3", "stand": "p1"}],
    "slots_used": 2,
    "slots_bound": 2,
}


@pytest.mark.parametrize(
    ("talk", "told", "fault"),
    [
        ({"slot": 1}, {}, "person_clash"),
        ({"person": "s4", "slot": 1}, {}, "stand_clash"),
        ({"slot": 3}, {}, "no_such_slot"),  # after the day, or in a break: no slot lies there
        ({"table": 2}, {}, "no_such_table"),
        ({"stand": "p3"}, {}, "no_such_table"),
        ({"stand": "p2", "slot": 0}, {}, "duplicate"),
        ({"person": "s3"}, {}, "reserve_seated"),
        ({}, {"slots_bound": 1}, "false_claim"),
        ({}, {"slots_used": 1}, "false_claim"),
        ({}, {"digest": "0"}, "wrong_digest"),
        ({}, {"day": {"starts": ["10:00", "10:10", "11:00"], "minutes": 15}}, "slots_overlap"),
    ],
)
def test_a_spoiled_timetable_is_refused(
    tmp_path: Path, talk: dict[str, Any], told: dict[str, Any], fault: str
) -> None:
    file = tmp_path / "timetable.json"
    file.write_text(json.dumps(TIMETABLE), encoding="utf-8")
    assert run("verify-timetable", file).exit_code == 0
    first, *others = TIMETABLE["talks"]
    spoiled = TIMETABLE | {"talks": [first | talk, *others]} | told
    file.write_text(json.dumps(spoiled), encoding="utf-8")
    answer = run("verify-timetable", file)
    assert answer.exit_code == 1
    assert fault in answer.stdout


@pytest.mark.parametrize(
    "text", ["", "[]", '{"talks": 1}', '{"talks": [1], "day": {"starts": ["x"]}, "reserve": 2}']
)
def test_what_is_no_timetable_is_refused_with_reasons(tmp_path: Path, text: str) -> None:
    file = tmp_path / "timetable.json"
    file.write_text(text, encoding="utf-8")
    answer = run("verify-timetable", file, "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["errors"]
