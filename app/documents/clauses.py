"""The words of the papers of targeted training, as a page shows them before they are printed."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from app.documents.paper_form import FOLDER, DocumentForm
from app.documents.values import NBSP, plain_values

_FIELD = re.compile(r"\{(\w+)\}")


def sentences_of(form: DocumentForm, values: Mapping[str, object]) -> list[str]:
    """Return what a paper beside the contract says with these values, sentence by sentence."""
    known, said = plain_values(values), _said(form.name)
    lines: list[str] = []
    for clause in said["clauses"]:
        if _holds(clause, known):
            text = _FIELD.sub(lambda found: str(known[found[1]]), clause["text"])
            lines.append(text.replace("№ ", f"№{NBSP}"))
            lines += [f"— {one}" for one in known.get(clause.get("lines", ""), ())]  # type: ignore[union-attr]
    return lines


def _holds(clause: Mapping[str, str], values: Mapping[str, object]) -> bool:
    wanted, without = clause.get("if"), clause.get("unless")
    return bool((not wanted or values[wanted]) and not (without and values[without]))


def _said(name: str) -> dict[str, Any]:
    words = _words()
    found: dict[str, Any] = words["letters"].get(name) or words["consent"]
    return found


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    path = FOLDER / "typst" / "training_papers.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
