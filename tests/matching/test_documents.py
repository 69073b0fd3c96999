"""The published form: one canonical text, one digest, the same bytes everywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching import Algorithm, Forbidden, Group, Instance, Lottery, Place, ProposerPair, solve
from app.matching.model.documents import instance_document, result_document
from app.matching.model.instance import Entry
from tests.matching.strategies import instances

# A market with every feature that can stand beside the others, and its published bytes.
MARKET = Instance(
    proposers={
        f"студент {number:02}": [
            f"школа {(number * 7) % 5}",
            (f"школа {(number * 7 + 1) % 5}", f"школа {(number * 7 + 2) % 5}"),
            f"школа {(number * 7 + 3) % 5}",
        ]
        for number in range(40)
    },
    places={
        "школа 0": Place(6),
        "школа 1": Place(8, minimum=3),
        "школа 2": Place(9, ranking=[tuple(f"студент {n:02}" for n in range(9, -1, -1))]),
        "школа 3": Place(7, accepts=[f"студент {n:02}" for n in range(0, 40, 3)]),
        "школа 4": Place(20, minimum=18),
    },
    fixed={"студент 05": "школа 0", "гость": "школа 3"},
    forbidden=[Forbidden("студент 10", "школа 0", "нет медицинской книжки")],
    groups={"город": Group(["школа 0", "школа 1"], 9)},
    seed=2024,
)
PUBLISHED = {
    "limits": (MARKET, "8324e79c749d6b343697aa9811d598cdbbb91d70b99a28cb6cecee9754809913"),
    "offering": (
        replace(MARKET, groups={}, algorithm=Algorithm.PLACE_PROPOSING),
        "e206538d55d743f4997e8d47ebf3e7f1488bfd2ff884fc8030b9c993781c06fc",
    ),
    "larger": (
        replace(MARKET, groups={}, algorithm=Algorithm.LARGER_STABLE),
        "187fac8152d5fe8df42d5b4137861866b066807e9e37c6473b34629cda3ac3c4",
    ),
    "own lotteries": (
        replace(MARKET, lottery=Lottery.PER_PLACE),
        "7cb83eec7713f5caf58eff1f5ee283d784830f74f5bacac72cd98b20326acfdc",
    ),
    "pairs": (
        replace(MARKET, groups={}, pairs=[ProposerPair("студент 01", "студент 02")]),
        "fe2a7d0e0396aeda332e2984e6b0e629add70af5aa666a39cf07a5ec0f58ff53",
    ),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_bytes_never_change(name: str) -> None:
    """Whatever the platform and version: who verifies an old result must get the old digest."""
    instance, digest = PUBLISHED[name]
    assert solve(instance).digest == digest


@pytest.mark.parametrize("seed", ["1", "2024"])
def test_the_order_of_hashes_changes_nothing(seed: str, tmp_path: Path) -> None:
    instance, _ = PUBLISHED["limits"]
    file = tmp_path / "instance.json"
    file.write_text(json.dumps(instance_document(instance)), encoding="utf-8")
    script = "from app.matching.cli import matching_cli; matching_cli()"
    done = subprocess.run(
        [sys.executable, "-c", script, "solve", str(file), "--json", "--explain"],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    expected = result_document(solve(instance, explain=True))
    assert done.stdout.decode() == json.dumps(expected, ensure_ascii=False, indent=1) + "\n"


def renamed(instance: Instance, names: Mapping[str, str]) -> Instance:
    """The same instance with other identifiers."""

    def entries(row: Sequence[Entry]) -> list[Entry]:
        return [
            names[one] if isinstance(one, str) else tuple(names[name] for name in one)
            for one in row
        ]

    def place(old: Place) -> Place:
        ranking = None if old.ranking is None else entries(old.ranking)
        accepts = None if old.accepts is None else [names[name] for name in old.accepts]
        return replace(old, ranking=ranking, accepts=accepts)

    return replace(
        instance,
        proposers={names[name]: entries(row) for name, row in instance.proposers.items()},
        places={names[key]: place(old) for key, old in instance.places.items()},
        fixed={names.get(name, name): names[key] for name, key in instance.fixed.items()},
        forbidden=[Forbidden(names[name], names[key]) for name, key, _ in instance.forbidden],
        groups={
            name: Group([names[key] for key in group.places], group.maximum)
            for name, group in instance.groups.items()
        },
    )


@given(instances(minima=True, groups=True), st.sampled_from(['{}"', "\\{}", "Ё{}"]))
def test_the_digest_is_that_of_the_canonical_documents(instance: Instance, form: str) -> None:
    names = {name: form.format(name) for name in [*instance.proposers, *instance.places]}
    instance = renamed(instance, names)
    result = result_document(solve(instance))
    signed = {key: value for key, value in result.items() if key != "digest"}
    text = json.dumps(
        {"instance": instance_document(instance), "result": signed},
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    assert result["digest"] == sha256(text.encode()).hexdigest()
