"""Results in Russian for whoever reads them on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from app.matching.model.result import (
    OutcomeBasis,
    OutcomeExplanation,
    PlaceStanding,
    Refusal,
    RefusalReason,
    Result,
)
from app.matching.solving.scenarios import Scenario

WAYS = {
    "student_proposing": "просят студенты",
    "place_proposing": "приглашают места",
    "larger_stable": "меньше без места, но желаниями можно играть",
    "minimum_total_rank": "наименьшая сумма номеров желаний, порядок мест не в счёт",
    "fill_vacancies": "только свободные места",
    "group_limits": "с пределами по группам",
    "pairs": "с парами",
    "minimum_quotas": "с минимумами",
    "fewest_moves": "с наименьшим числом переездов",
}
REASONS = {
    RefusalReason.FULL: "все места у тех, кто стоит выше",
    RefusalReason.FORBIDDEN: "это место запрещено",
    RefusalReason.NOT_ACCEPTED: "место не включило в свой список",
    RefusalReason.NO_SEATS: "мест нет",
    RefusalReason.CLOSED_MINIMUM: "не открылось: не набран минимум",
    RefusalReason.GROUP_LIMIT: "исчерпан предел группы",
    RefusalReason.PAIR: "вдвоём туда не попасть",
    RefusalReason.NOT_STABLE: "распределение несправедливо по построению",
}


def way(algorithm: str) -> str:
    """The name of a result's algorithm in words."""
    return ", ".join(WAYS.get(part, part) for part in algorithm.split("+"))


def summary(result: Result) -> Iterator[str]:
    """What to know first: how many, which wishes, whether it is fair."""
    yield f"Распределено {len(result.matching) - len(result.unmatched)} из {len(result.matching)}"
    yield f"Способ: {way(result.algorithm)}"
    yield from (f"  желание № {rank}: {count}" for rank, count in result.rank_profile.items())
    for closure in result.closures:
        yield f"  «{closure.place}» не открылось: {closure.taken} при минимуме {closure.minimum}"
    yield from (f"  «{one}» и «{other}»: вместе не получилось" for one, other in result.separated)
    yield "Устойчиво: да" if result.stable else "Устойчиво: нет"
    yield f"Подпись: {result.digest}"


def explanation(name: str, item: OutcomeExplanation) -> Iterator[str]:
    """Who got what, and a line for each wish that was not granted."""
    if item.basis is OutcomeBasis.UNPLACED:
        yield f"{name}: без места"
    else:
        note = "место закреплено" if item.basis is OutcomeBasis.FIXED else f"желание № {item.rank}"
        yield f"{name}: {item.place} ({note})"
    yield from (f"  {_refusal(refusal)}" for refusal in item.refused)


def comparison(found: list[Scenario]) -> Iterator[str]:
    """A paragraph for each way of distributing."""
    for scenario in found:
        result, counts = scenario.result, scenario.comparison.counts
        yield f"{way(result.algorithm)} [{result.algorithm}]"
        first = result.rank_profile.get(1, 0)
        yield f"  без места: {len(result.unmatched)}, первое желание: {first}"
        yield f"  сумма номеров желаний: {scenario.total_rank}"
        yield f"  оправданная зависть: {result.verdict.blocking_count}"
        if scenario is not found[0]:
            moved = {change.value: count for change, count in counts.items()}
            yield f"  против первого способа лучше {moved['better']}, хуже {moved['worse']}"


def _refusal(refusal: Refusal) -> str:
    words = f"№ {refusal.rank} {refusal.place}: {REASONS[refusal.reason]}"
    if refusal.note:
        words += f" ({refusal.note})"
    if refusal.reason is RefusalReason.FULL and refusal.own and refusal.weakest:
        words += f"; {_standing(refusal.own)}, последний принятый: {_standing(refusal.weakest)}"
    return words


def _standing(standing: PlaceStanding) -> str:
    parts = []
    if standing.rank is not None:
        parts.append(f"ступень {standing.rank}")
    if standing.number is not None:
        parts.append(f"жребий {standing.number}")
    return ", ".join(parts)
