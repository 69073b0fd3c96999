"""Figures against published worked examples, and against the libraries on the same table."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.contingency_tables import Table2x2

from app.outcomes.analysis import measures
from app.outcomes.analysis.adjusting import adjusted_odds
from app.outcomes.analysis.enums import Trial, Unadjusted
from app.outcomes.analysis.results import Interval

# Admissions of Berkeley in 1973 (Bickel, Hammel, O'Connell): by department, men then women,
# admitted then rejected.
BERKELEY = [
    ((512, 313), (89, 19)),
    ((353, 207), (17, 8)),
    ((120, 205), (202, 391)),
    ((138, 279), (131, 244)),
    ((53, 138), (94, 299)),
    ((22, 351), (24, 317)),
]


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_newcombe_has_it(hits: int, total: int, low: float, high: float) -> None:
    """Newcombe (1998), «Two-sided confidence intervals for the single proportion», table I."""
    found = measures.wilson(hits, total)
    assert found == pytest.approx((hits / total, low, high), abs=5e-5)


def test_fishers_lady_tasting_tea() -> None:
    found = measures.independence(((3, 1), (1, 3)))
    assert found.trial is Trial.FISHER
    assert found.p == pytest.approx(0.4857, abs=5e-5)


def test_aspirin_and_heart_attacks() -> None:
    """Agresti, «Categorical data analysis»: placebo against aspirin, 1.83 (1.44; 2.33)."""
    found = measures.odds_ratio(((189, 10845), (104, 10933)))
    assert found == pytest.approx((1.832, 1.440, 2.331), abs=5e-4)


def test_berkeley_together_and_by_department() -> None:
    """Together men are taken more often, by department they are not: Simpson's paradox."""
    whole = tuple(tuple(sum(one[i][j] for one in BERKELEY) for j in (0, 1)) for i in (0, 1))
    assert whole == ((1198, 1493), (557, 1278))
    together = measures.independence(whole)
    assert together.trial is Trial.CHI_SQUARE
    assert together.size == pytest.approx((92.2053 / 4526) ** 0.5, abs=1e-4)
    assert measures.odds_ratio(whole).value == pytest.approx(1.8411, abs=1e-4)
    found = measures.pooled_odds(BERKELEY)
    assert found is not None
    odds, p = found
    assert odds == pytest.approx((0.9047, 0.7719, 1.0603), abs=1e-4)
    assert p == pytest.approx(stats.chi2.sf(1.5246, 1), abs=1e-3)


def test_watching_television_and_intelligence() -> None:
    """Spearman's −29/165 of the well-known ten persons."""
    iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110]
    hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17]
    found = measures.rank_correlation(iq, hours)
    assert found.spearman.value == pytest.approx(-29 / 165)
    assert found.p == pytest.approx(0.6272, abs=5e-5)
    assert found.kendall == pytest.approx(stats.kendalltau(iq, hours).statistic)
    assert found.spearman.low < found.spearman.value < found.spearman.high
    assert measures.rank_correlation(iq, hours) == found, "drawn with a fixed seed"


def test_holm_by_hand() -> None:
    assert measures.holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert measures.holm([]) == []


def test_the_bootstrap_of_ranks_is_scipys_spearman() -> None:
    draws = np.random.default_rng(1)
    first, second = draws.integers(1, 5, size=(2, 40)).astype(float)
    ours = measures._spearman(first, second, axis=-1)
    assert ours == pytest.approx(stats.spearmanr(first, second).statistic)
    assert measures._spearman(np.ones(9), np.arange(9.0), axis=-1) == 0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 60), min_size=4, max_size=4))
def test_tables_agree_with_the_libraries(cells: list[int]) -> None:
    table = ((cells[0], cells[1]), (cells[2], cells[3]))
    found = measures.independence(table)
    expected = stats.contingency.expected_freq(np.array(table))
    if expected.min() < 5:
        assert (found.trial, found.p) == (Trial.FISHER, stats.fisher_exact(table).pvalue)
    else:
        plain = stats.chi2_contingency(table, correction=False)
        assert (found.trial, found.p) == (Trial.CHI_SQUARE, plain.pvalue)
    assert measures.odds_ratio(table).value == pytest.approx(Table2x2(np.array(table)).oddsratio)


def test_a_larger_sparse_table_is_drawn_the_same_each_time() -> None:
    table = ((3, 2), (0, 6), (4, 1))
    found = measures.independence(table)
    assert found.trial is Trial.FISHER
    assert found == measures.independence(table)
    assert 0.01 < found.p < 0.2


def test_strata_without_variation_say_nothing() -> None:
    assert measures.pooled_odds([((0, 5), (0, 9)), ((4, 0), (3, 0))]) is None
    assert measures.pooled_odds([((5, 5), (0, 9))]) is None, "a ratio without an end"


def test_a_trend_is_a_line_with_its_interval() -> None:
    found = measures.trend_ahead([2020, 2021, 2022, 2023], [40, 50, 60, 70], year=2024)
    assert found == pytest.approx((80, 80, 80))
    wide = measures.trend_ahead([2020, 2021, 2022, 2023], [40, 70, 45, 75], year=2024)
    assert wide.low == 0, "nobody needs fewer than none"
    assert wide.value < wide.high


# Logistic regression.


def _berkeley_people() -> pd.DataFrame:
    rows = [
        {"department": str(number), "man": man, "taken": taken}
        for number, table in enumerate(BERKELEY)
        for man, row in zip((True, False), table, strict=True)
        for taken, count in zip((True, False), row, strict=True)
        for _one in range(count)
    ]
    return pd.DataFrame(rows)


def test_berkeley_by_logistic_regression() -> None:
    """R's `glm(admitted ~ gender + dept)` gives women 0.09987 with an error of 0.08085."""
    people = _berkeley_people()
    found = adjusted_odds(people["taken"], ~people["man"], people[["department"]])
    assert isinstance(found, Interval)
    low, high = (0.09987 + z * 0.08085 for z in (-1.95996, 1.95996))
    assert found == pytest.approx(tuple(np.exp([0.09987, low, high])), abs=2e-4)


def test_a_regression_with_numbers_is_statsmodels_own() -> None:
    draws = np.random.default_rng(3)
    people = pd.DataFrame({"exposed": draws.random(300) < 0.5, "mark": draws.normal(4, 1, 300)})
    chance = 1 / (1 + np.exp(-(people["exposed"] - 0.5 + 0.3 * (people["mark"] - 4))))
    people["outcome"] = draws.random(300) < chance
    found = adjusted_odds(people["outcome"], people["exposed"], people[["mark"]])
    model = smf.logit("outcome ~ exposed + mark", people.astype(float)).fit(disp=0)
    assert isinstance(found, Interval)
    assert found.value == pytest.approx(np.exp(model.params["exposed"]), rel=1e-6)
    assert (found.low, found.high) == pytest.approx(
        tuple(np.exp(model.conf_int().loc["exposed"])), rel=1e-6
    )


def test_no_regression_where_there_is_not_enough() -> None:
    outcome = pd.Series([True] * 19 + [False] * 81)
    exposed = pd.Series([index % 2 == 0 for index in range(100)])
    town = pd.DataFrame({"town": ["а" if index % 3 else "б" for index in range(100)]})
    assert adjusted_odds(outcome, exposed, town) is Unadjusted.FEW_EVENTS
    same = pd.DataFrame({"town": ["а"] * 100})
    assert adjusted_odds(outcome, exposed, same) is Unadjusted.NOTHING


def test_separation_is_told() -> None:
    exposed = pd.Series([index % 2 == 0 for index in range(200)])
    third = pd.DataFrame({"town": ["а" if index % 3 else "б" for index in range(200)]})
    assert adjusted_odds(exposed.copy(), exposed, third) is Unadjusted.SEPARATED
    mostly = exposed & pd.Series([index % 5 > 0 for index in range(200)])
    assert adjusted_odds(mostly, exposed, third) is Unadjusted.SEPARATED
