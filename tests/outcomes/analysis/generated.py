"""Generated graduates with an effect that is known, and none where it is nought."""

from typing import Any

import numpy as np
import pandas as pd

from app.outcomes.analysis.facts import FACT_COLUMNS, MONTHS, frame_of


def generate(
    count: int,
    *,
    seed: int,
    bases: int = 12,
    stays_at_base: float = 0.0,
    mentor_helps: float = 0.0,
    rank_hurts: float = 0.0,
) -> pd.DataFrame:
    """Return a tidy table of `count` graduates.

    `stays_at_base`: the share that works at the own base whatever else; `mentor_helps`: what a
    mentor adds to the chance of staying a year (a half without); `rank_hurts`: how much of a mark
    each further wish costs.
    """
    draws = np.random.default_rng(seed)
    base = draws.integers(bases, size=count)
    employer = np.where(
        draws.random(count) < stays_at_base, base, draws.integers(bases, size=count)
    )
    mentored = draws.random(count) < 0.4
    works = draws.random(count) < 0.85
    stays = draws.random(count) < 0.5 + mentor_helps * mentored
    rank = draws.integers(1, 5, size=count)
    mark = np.clip(np.round(4.2 - rank_hurts * rank + draws.normal(0, 0.8, count)), 2, 5)
    rows = []
    for i in range(count):
        row: dict[str, Any] = {
            "year": 2021 + i % 3,
            "speciality": f"44.02.0{1 + i % 2}",
            "town": "Тара" if i % 4 else "Омск",
            "bases": [str(base[i])],
            "hours": 144,
            "mark": float(mark[i]),
            "wish_rank": float(rank[i]),
            "mentored": bool(mentored[i]),
            "mentor_hours": 12.0 if mentored[i] else None,
            "mentor_score": None,
            "talks": 0,
            "offers": 0,
            "contract": i % 7 == 0,
        }
        for month in MONTHS:
            employed = bool(works[i] and (month < 12 or stays[i]))
            row[f"employed_{month}"] = employed
            row[f"employer_{month}"] = str(employer[i]) if employed else None
            row[f"in_speciality_{month}"] = employed
            row[f"at_base_{month}"] = bool(employed and employer[i] == base[i])
            row[f"at_mentor_{month}"] = False
        rows.append([row[name] for name in FACT_COLUMNS])
    return frame_of(rows)
