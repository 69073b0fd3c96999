"""Keeping back what fewer than five people stand behind, so that no total gives it away."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from app.outcomes.analysis.enums import SMALLEST_CELL
from app.outcomes.analysis.results import AnswerLine


def pool_small(
    lines: Sequence[AnswerLine], *, key: str = "others", forced: Collection[AnswerLine] = ()
) -> list[AnswerLine]:
    """Put rows of fewer than five people together, with the smallest other while that is few.

    Those `forced` are among them whatever their size. The pooled row stands last; its `value` is
    not computed here.
    """
    pooled = list(forced)
    by_size = sorted(
        (line for line in lines if line not in pooled), key=lambda line: line.total or 0
    )
    while by_size and _is_due(pooled, by_size[0]):
        pooled.append(by_size.pop(0))
    if not pooled:
        return list(lines)
    kept = [line for line in lines if line not in pooled]
    total = sum(line.total or 0 for line in pooled)
    hits = sum(line.hits or 0 for line in pooled)
    return [*kept, AnswerLine(key=key, label=str(len(pooled)), total=total, hits=hits)]


def _is_due(pooled: Sequence[AnswerLine], following: AnswerLine) -> bool:
    if (following.total or 0) < SMALLEST_CELL:
        return True
    return bool(pooled) and sum(line.total or 0 for line in pooled) < SMALLEST_CELL


def hide_small(
    lines: Sequence[AnswerLine], whole: AnswerLine
) -> tuple[list[AnswerLine], AnswerLine]:
    """Return the rows with small cells hidden, and the total, hidden too where it would tell.

    A total less the rows that are shown gives the sum of the hidden ones: so there are at least
    two of these, and their sums are no small cells themselves.
    """
    hidden = {i for i, line in enumerate(lines) if _is_small(line)}
    rest = sorted(
        (i for i in range(len(lines)) if i not in hidden), key=lambda i: lines[i].total or 0
    )
    while hidden and rest and _tells(lines, hidden):
        hidden.add(rest.pop(0))
    shown = [_without_figures(line) if i in hidden else line for i, line in enumerate(lines)]
    tells = _is_small(whole) or (bool(hidden) and _tells(lines, hidden))
    return shown, _without_figures(whole) if tells else whole


def _is_small(line: AnswerLine) -> bool:
    total, hits = line.total or 0, line.hits or 0
    return hits < SMALLEST_CELL or total - hits < SMALLEST_CELL


def _tells(lines: Sequence[AnswerLine], hidden: set[int]) -> bool:
    if len(hidden) < 2:
        return True
    together = AnswerLine(
        total=sum(lines[i].total or 0 for i in hidden),
        hits=sum(lines[i].hits or 0 for i in hidden),
    )
    return _is_small(together)


def _without_figures(line: AnswerLine) -> AnswerLine:
    return replace(line, hits=None, value=None, low=None, high=None, differs=0)
