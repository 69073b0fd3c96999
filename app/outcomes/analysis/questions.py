"""The questions: the tidy table in, a frozen answer out. No request, no database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.outcomes.analysis import measures
from app.outcomes.analysis.adjusting import adjusted_odds
from app.outcomes.analysis.demand import YearFigures, answer_demand
from app.outcomes.analysis.enums import (
    FEWEST,
    SIGNIFICANT,
    SMALLEST_CELL,
    AnalysisQuestion,
    Certainty,
    Trial,
    Unadjusted,
)
from app.outcomes.analysis.facts import employed_at, stayed_a_year
from app.outcomes.analysis.results import AnalysisAnswer, AnswerLine, Finding, Interval
from app.outcomes.analysis.suppression import hide_small, pool_small

if TYPE_CHECKING:
    import pandas as pd

RANKS = 4  # «четвёртое и дальше» stands for all that follow
_RARE = 20  # a speciality of fewer graduates is one of «прочие» in a regression


def answer_all(
    frame: "pd.DataFrame",
    *,
    names: Mapping[str, str],
    years: Sequence[YearFigures],
    apart: Collection[str] = (),
) -> tuple[AnalysisAnswer, ...]:
    """Answer every question; probabilities are corrected for their number (Holm)."""
    answers = (
        answer_practice(frame),
        answer_mentoring(frame),
        answer_bases(frame, names=names, apart=apart),
        answer_wishes(frame),
    )
    return (*corrected(answers), answer_demand(years))


def corrected(answers: Sequence[AnalysisAnswer]) -> list[AnalysisAnswer]:
    """Return the answers with their probabilities corrected, and what is left of them said."""
    tested = [one.finding for one in answers if one.finding]
    chances = iter(measures.holm([one.raw_p for one in tested]))
    return [_judged(one, next(chances)) if one.finding else one for one in answers]


def _judged(answer: AnalysisAnswer, p: float) -> AnalysisAnswer:
    assert answer.finding is not None  # noqa: S101 - asked by who calls
    verdict = Certainty.FOUND if p < SIGNIFICANT else Certainty.UNCLEAR
    kept = None if _tells_hidden(answer) else replace(answer.finding, p=p)
    return replace(answer, verdict=verdict, finding=kept)


def _tells_hidden(answer: AnalysisAnswer) -> bool:
    """Of two rows the figures of their association would give a hidden cell away."""
    return answer.has_hidden and answer.question in {
        AnalysisQuestion.PRACTICE,
        AnalysisQuestion.MENTORING,
    }


def answer_practice(frame: "pd.DataFrame") -> AnalysisAnswer:
    """Ask whether who practised at a base works there more often than who practised elsewhere.

    A pair is a graduate and a base. Bases are compared each within itself (Mantel, Haenszel):
    a large one takes more trainees and hires more, and that alone is no association.
    """
    pairs = _Pairs(frame)
    if pairs.graduates < FEWEST or pairs.whole[0][0] + pairs.whole[0][1] < SMALLEST_CELL:
        return AnalysisAnswer(AnalysisQuestion.PRACTICE, Certainty.FEW, pairs.graduates)
    if not measures.varies(pairs.whole):
        return AnalysisAnswer(AnalysisQuestion.PRACTICE, Certainty.CONSTANT, pairs.graduates)
    tables = pairs.tables(["base"])
    pooled = measures.pooled_odds(tables)
    crude = measures.independence(pairs.whole)
    if pooled and len(tables) > 1:
        trial, odds, chance = Trial.MANTEL_HAENSZEL, pooled[0], pooled[1]
    else:
        trial, odds, chance = crude.trial, measures.odds_ratio(pairs.whole), crude.p
    within = measures.pooled_odds(pairs.tables(["base", "speciality"]))
    finding = Finding(
        trial,
        chance,
        chance,
        size=Interval(crude.size, crude.size, crude.size),
        odds=odds,
        adjusted=within[0] if within else None,
        unadjusted=None if within else Unadjusted.FEW_EVENTS,
    )
    lines, _whole = hide_small(_two_lines(pairs.whole), AnswerLine(total=0, hits=0))
    return _compared(AnalysisQuestion.PRACTICE, pairs.graduates, lines, finding)


class _Pairs:
    """Graduates with practice whose employment is known, and the bases of any of them."""

    def __init__(self, frame: "pd.DataFrame") -> None:
        known = frame.join(employed_at(frame), how="inner")
        known = known[known["bases"].map(len) > 0]
        self.graduates = len(known)
        self.people = known[["speciality", "employer"]]
        practised = known[["speciality", "employer", "bases"]].explode("bases")
        self.practised = practised.rename(columns={"bases": "base"})
        self.practised["hit"] = self.practised["employer"].eq(self.practised["base"])
        self.bases = sorted(set(self.practised["base"]))
        ((a, b), (c, d)) = (0, 0), (0, 0)
        for (hits, misses), (other_hits, other_misses) in self.tables(["base"]):
            a, b, c, d = a + hits, b + misses, c + other_hits, d + other_misses
        self.whole = ((a, b), (c, d))

    def tables(self, strata: list[str]) -> list[measures.Table]:
        """Return a table of two by two for each base, or each base and speciality."""
        exposed = self.practised.groupby(strata)["hit"].agg(["sum", "size"])
        people, rest = self.people, strata[1:]
        size = people.groupby(rest).size() if rest else None
        at_base = people[people["employer"].isin(self.bases)].rename(columns={"employer": "base"})
        hits = at_base.groupby(strata).size()
        found: list[measures.Table] = []
        for key, row in exposed.iterrows():
            whole = int(size.loc[key[1]]) if size is not None else len(people)  # type: ignore[index]
            working = int(hits.get(key, 0))
            there, trained = int(row["sum"]), int(row["size"])
            others = working - there
            found.append(
                ((there, trained - there), (others, whole - trained - others)),
            )
        return found


def answer_mentoring(frame: "pd.DataFrame") -> AnalysisAnswer:
    """Ask whether graduates who had a mentor stay a year with their employer more often."""
    stays = stayed_a_year(frame)
    asked = frame.loc[stays.index]
    mentored = asked["mentored"].astype(bool)
    table = _table(mentored, stays)
    smaller = min(sum(table[0]), sum(table[1]))
    if len(stays) < FEWEST or smaller < SMALLEST_CELL:
        return AnalysisAnswer(AnalysisQuestion.MENTORING, Certainty.FEW, len(stays))
    if not measures.varies(table):
        return AnalysisAnswer(AnalysisQuestion.MENTORING, Certainty.CONSTANT, len(stays))
    tested = measures.independence(table)
    adjusted = adjusted_odds(stays, mentored, _others(asked))
    finding = Finding(
        tested.trial,
        tested.p,
        tested.p,
        size=Interval(tested.size, tested.size, tested.size),
        odds=measures.odds_ratio(table),
        adjusted=adjusted if isinstance(adjusted, Interval) else None,
        unadjusted=None if isinstance(adjusted, Interval) else adjusted,
    )
    whole = _with_share(AnswerLine(key="whole", total=len(stays), hits=int(stays.sum())))
    lines, whole = hide_small(_two_lines(table), whole)
    return replace(_compared(AnalysisQuestion.MENTORING, len(stays), lines, finding), whole=whole)


def _others(asked: "pd.DataFrame") -> "pd.DataFrame":
    """Return what else graduates differ in: rare specialities together, no mark is the mean."""
    import pandas as pd

    counts = asked["speciality"].value_counts()
    rare = asked["speciality"].map(counts) < _RARE
    mark = asked["mark"].fillna(asked["mark"].mean()).fillna(0.0)
    return pd.DataFrame(
        {
            "speciality": asked["speciality"].mask(rare, "-"),
            "year": asked["year"].astype(str),
            "mark": mark.astype(float),
            "contract": asked["contract"].astype(bool).astype(float),
        }
    )


def answer_bases(
    frame: "pd.DataFrame", *, names: Mapping[str, str], apart: Collection[str] = ()
) -> AnalysisAnswer:
    """Ask which bases their trainees work at, each against all others (Holm).

    The bases `apart` are not told by themselves: another selection would give them away.
    """
    pairs = _Pairs(frame)
    by_base = pairs.practised.groupby("base")["hit"].agg(["sum", "size"])
    lines = [
        AnswerLine(
            label=names.get(str(key), str(key)), total=int(row["size"]), hits=int(row["sum"])
        )
        for key, row in by_base.iterrows()
    ]
    total, hits = sum(line.total or 0 for line in lines), sum(line.hits or 0 for line in lines)
    forced = [line for line, key in zip(lines, by_base.index, strict=True) if str(key) in apart]
    pooled = pool_small(lines, forced=forced)
    if pairs.graduates < FEWEST or len(pooled) < 2:
        return AnalysisAnswer(AnalysisQuestion.BASES, Certainty.FEW, pairs.graduates)
    if hits in {0, total}:
        return AnalysisAnswer(AnalysisQuestion.BASES, Certainty.CONSTANT, pairs.graduates)
    shown, whole = _hidden_bases(pooled, total=total, hits=hits)
    if all(line.is_hidden for line in shown):
        return AnalysisAnswer(AnalysisQuestion.BASES, Certainty.FEW, pairs.graduates)
    cells = [((line.hits or 0), (line.total or 0) - (line.hits or 0)) for line in pooled]
    tested = measures.independence(cells)
    finding = Finding(
        tested.trial, tested.p, tested.p, size=Interval(tested.size, tested.size, tested.size)
    )
    return AnalysisAnswer(
        AnalysisQuestion.BASES,
        Certainty.UNCLEAR,
        pairs.graduates,
        tuple(shown),
        whole,
        finding,
        has_hidden=any(line.is_hidden for line in shown),
    )


def _hidden_bases(
    pooled: list[AnswerLine], *, total: int, hits: int
) -> tuple[list[AnswerLine], AnswerLine]:
    """Mark those beyond chance, hide small ones; the largest shares come first."""
    marked = _marked([_with_share(line) for line in pooled], total=total, hits=hits)
    ordered = sorted(marked, key=lambda line: (line.key != "", -(line.value or 0), line.label))
    whole = _with_share(AnswerLine(key="whole", total=total, hits=hits))
    shown, whole = hide_small(ordered, whole)
    shown.sort(key=lambda line: (line.key != "", line.is_hidden, -(line.value or 0), line.label))
    return shown, whole


def _marked(lines: list[AnswerLine], *, total: int, hits: int) -> list[AnswerLine]:
    """Mark the bases that differ from all others together beyond chance."""
    tables = []
    for line in lines:
        there, trained = line.hits or 0, line.total or 0
        others = hits - there
        tables.append(((there, trained - there), (others, total - trained - others)))
    tested = [measures.independence(table).p if measures.varies(table) else 1.0 for table in tables]
    chances = measures.holm(tested)
    share = hits / total
    return [
        replace(line, differs=(1 if (line.value or 0) > share else -1) if p < SIGNIFICANT else 0)
        for line, p in zip(lines, chances, strict=True)
    ]


def answer_wishes(frame: "pd.DataFrame") -> AnalysisAnswer:
    """Ask whether who practised by an earlier wish has better marks."""
    both = frame[frame["wish_rank"].notna() & frame["mark"].notna()]
    if len(both) < FEWEST:
        return AnalysisAnswer(AnalysisQuestion.WISHES, Certainty.FEW, len(both))
    if both["wish_rank"].nunique() < 2 or both["mark"].nunique() < 2:
        return AnalysisAnswer(AnalysisQuestion.WISHES, Certainty.CONSTANT, len(both))
    ranked = measures.rank_correlation(both["wish_rank"], both["mark"])
    finding = Finding(
        Trial.SPEARMAN, ranked.p, ranked.p, size=ranked.spearman, kendall=ranked.kendall
    )
    lines = tuple(_by_rank(both))
    return AnalysisAnswer(
        AnalysisQuestion.WISHES,
        Certainty.UNCLEAR,
        len(both),
        lines,
        finding=finding,
        direction=_sign(ranked.spearman.value),
        has_hidden=any(line.is_hidden for line in lines),
    )


def _by_rank(both: "pd.DataFrame") -> list[AnswerLine]:
    ranks = both["wish_rank"].round().clip(1, RANKS).astype(int)
    found = []
    for rank, marks in both.groupby(ranks)["mark"]:
        line = AnswerLine(key=f"rank_{rank}", total=len(marks))
        if len(marks) >= SMALLEST_CELL:
            mean = measures.mean_interval(marks)
            line = replace(line, value=mean.value, low=mean.low, high=mean.high)
        else:
            line = replace(line, total=None)
        found.append(line)
    return found


def _table(exposed: "pd.Series[Any]", outcome: "pd.Series[Any]") -> measures.Table:
    def cells(of: "pd.Series[Any]") -> tuple[int, int]:
        return int((of & outcome).sum()), int((of & ~outcome).sum())

    return cells(exposed), cells(~exposed)


def _two_lines(table: measures.Table) -> list[AnswerLine]:
    keys = ("exposed", "unexposed")
    return [
        _with_share(AnswerLine(key=key, total=sum(row), hits=row[0]))
        for key, row in zip(keys, table, strict=True)
    ]


def _with_share(line: AnswerLine) -> AnswerLine:
    share = measures.wilson(line.hits or 0, line.total or 0)
    return replace(line, value=share.value, low=share.low, high=share.high)


def _compared(
    question: AnalysisQuestion, known: int, lines: Sequence[AnswerLine], finding: Finding
) -> AnalysisAnswer:
    direction = _sign(finding.odds.value - 1) if finding.odds else 0
    hidden = any(line.is_hidden for line in lines)
    return AnalysisAnswer(
        question, Certainty.UNCLEAR, known, tuple(lines), None, finding, direction, hidden
    )


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
