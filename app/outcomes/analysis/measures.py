"""Figures of associations by SciPy and statsmodels, imported where they are needed: both are slow.

A table of two by two is ((exposed hits, exposed misses), (unexposed hits, unexposed misses)).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.outcomes.analysis.enums import Trial
from app.outcomes.analysis.results import Interval

Table = Sequence[Sequence[int]]
SEED = 20240226
DRAWS = 999
SMALLEST_EXPECTED = 5
_WITHIN = 0.95


@dataclass(frozen=True, slots=True)
class Tested:
    """A test of independence: which, its probability, how strong the association is."""

    trial: Trial
    p: float
    size: float  # Cramér's V


def wilson(hits: int, total: int) -> Interval:
    """Return a share with Wilson's interval."""
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(hits, total, alpha=1 - _WITHIN, method="wilson")
    return Interval(hits / total, float(low), float(high))


def independence(table: Table) -> Tested:
    """Test a contingency table: chi-square, Fisher's exact where an expected count is small.

    Yates' correction is left to Fisher's test. Every row and column has somebody in it.
    """
    from scipy import stats
    from scipy.stats.contingency import association

    size = float(association(_array(table), method="cramer"))
    found = stats.chi2_contingency(_array(table), correction=False)
    if found.expected_freq.min() >= SMALLEST_EXPECTED:
        return Tested(Trial.CHI_SQUARE, float(found.pvalue), size)
    if len(table) == 2 and len(table[0]) == 2:
        return Tested(Trial.FISHER, float(stats.fisher_exact(_array(table)).pvalue), size)
    drawn = stats.fisher_exact(
        _array(table), method=stats.MonteCarloMethod(n_resamples=DRAWS * 10 + 9, rng=SEED)
    )
    return Tested(Trial.FISHER, float(drawn.pvalue), size)


def odds_ratio(table: Table) -> Interval:
    """Return how many times larger the odds of the exposed are, with an interval.

    A half is added to each cell where one is empty (Haldane, Anscombe).
    """
    from statsmodels.stats.contingency_tables import Table2x2

    cells = Table2x2(_array(table), shift_zeros=True)
    low, high = cells.oddsratio_confint(alpha=1 - _WITHIN)
    return Interval(float(cells.oddsratio), float(low), float(high))


def pooled_odds(tables: Sequence[Table]) -> tuple[Interval, float] | None:
    """Return the odds ratio of Mantel and Haenszel over strata, and the test's probability.

    Strata without any variation say nothing; None when no stratum is left or the ratio has no end.
    """
    import numpy as np
    from statsmodels.stats.contingency_tables import StratifiedTable

    telling = [_array(one).astype(float) for one in tables if varies(one)]
    if not telling:
        return None
    strata = StratifiedTable(telling)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(strata.oddsratio_pooled)
        if not 0 < value < float("inf"):
            return None
        low, high = strata.oddsratio_pooled_confint(alpha=1 - _WITHIN)
        tested = strata.test_null_odds(correction=False)
    return Interval(value, float(low), float(high)), float(tested.pvalue)


def varies(table: Table) -> bool:
    """Tell whether each row and each column has somebody in it."""
    columns = zip(*table, strict=True)
    return all(map(sum, table)) and all(map(sum, columns))


@dataclass(frozen=True, slots=True)
class Ranked:
    """How two orders agree: Spearman's coefficient with a drawn interval, Kendall's, chance."""

    spearman: Interval
    kendall: float
    p: float


def rank_correlation(first: Any, second: Any) -> Ranked:
    """Correlate two columns by ranks; the interval is drawn with a fixed seed (percentiles)."""
    import numpy as np
    from scipy import stats

    first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    found = stats.spearmanr(first, second)
    drawn = stats.bootstrap(
        (first, second),
        _spearman,
        paired=True,
        vectorized=True,
        n_resamples=DRAWS,
        batch=max(1, 2_000_000 // len(first)),
        method="percentile",
        confidence_level=_WITHIN,
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    value = float(found.statistic)
    kendall = float(stats.kendalltau(first, second).statistic)
    return Ranked(
        Interval(value, _finite(drawn.low, value), _finite(drawn.high, value)),
        kendall,
        float(found.pvalue),
    )


def _spearman(first: Any, second: Any, axis: int) -> Any:
    """Pearson's coefficient of ranks along an axis; 0 for a draw without any variation."""
    import numpy as np
    from scipy.stats import rankdata

    ranks = [rankdata(one, axis=axis) for one in (first, second)]
    left, right = (one - one.mean(axis=axis, keepdims=True) for one in ranks)
    spread = np.sqrt((left**2).sum(axis=axis) * (right**2).sum(axis=axis))
    return (left * right).sum(axis=axis) / np.where(spread == 0, 1.0, spread)


def holm(chances: Sequence[float]) -> list[float]:
    """Correct probabilities for the number of comparisons (Holm)."""
    from statsmodels.stats.multitest import multipletests

    return [float(one) for one in multipletests(chances, method="holm")[1]] if chances else []


def mean_interval(values: Any) -> Interval:
    """Return a mean with Student's interval; without any spread the mean alone."""
    import numpy as np
    from scipy import stats

    values = np.asarray(values, dtype=float)
    mean = float(values.mean())
    error = float(stats.sem(values)) if len(values) > 1 else 0.0
    if error == 0:
        return Interval(mean, mean, mean)
    low, high = stats.t.interval(_WITHIN, len(values) - 1, loc=mean, scale=error)
    return Interval(mean, float(low), float(high))


def trend_ahead(years: Sequence[int], numbers: Sequence[int], *, year: int) -> Interval:
    """Return what a straight line foresees for a year, with the interval of one observation."""
    import numpy as np
    import statsmodels.api as sm

    line = sm.OLS(np.asarray(numbers, dtype=float), sm.add_constant(np.asarray(years, dtype=float)))
    ahead = np.array([[1.0, float(year)]])
    found = line.fit().get_prediction(ahead).summary_frame(alpha=1 - _WITHIN).iloc[0]
    least = max(0.0, float(found["obs_ci_lower"]))
    return Interval(max(0.0, float(found["mean"])), least, max(0.0, float(found["obs_ci_upper"])))


def _finite(value: Any, otherwise: float) -> float:
    number = float(value)
    return number if number == number else otherwise


def _array(table: Table) -> Any:
    import numpy as np

    return np.asarray(table)
