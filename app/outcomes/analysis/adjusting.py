"""The odds at equal other things: logistic regression where there is enough for it."""

from typing import TYPE_CHECKING, Any

from app.outcomes.analysis.enums import EVENTS_PER_VARIABLE, Unadjusted
from app.outcomes.analysis.results import Interval

if TYPE_CHECKING:
    import pandas as pd

LARGEST_ODDS = 1000  # a larger coefficient is a separation that has not been told as such
_WITHIN = 0.95


def adjusted_odds(
    outcome: "pd.Series[Any]", exposed: "pd.Series[Any]", others: "pd.DataFrame"
) -> Interval | Unadjusted:
    """Return the odds ratio of the exposed beside `others`, or why it cannot be told.

    Words become columns of zero and one, numbers are centred. There are at least ten events for
    each column; the model has to converge without separation.
    """
    design = _design(exposed, others)
    if len(design.columns) == 2:
        return Unadjusted.NOTHING
    rarer = int(min(outcome.sum(), len(outcome) - outcome.sum()))
    if rarer < EVENTS_PER_VARIABLE * (len(design.columns) - 1):
        return Unadjusted.FEW_EVENTS
    return _fitted(outcome.astype(float), design)


def _design(exposed: "pd.Series[Any]", others: "pd.DataFrame") -> "pd.DataFrame":
    import pandas as pd

    words = others.select_dtypes(exclude="number").astype(str)
    numbers = others.select_dtypes(include="number").astype(float)
    dummies = pd.get_dummies(words, drop_first=True, dtype=float) if len(words.columns) else words
    centred = numbers - numbers.mean()
    columns = pd.concat([dummies, centred], axis=1)
    varying = columns.loc[:, columns.nunique() > 1]
    design = pd.DataFrame({"one": 1.0, "exposed": exposed.astype(float)}, index=exposed.index)
    return pd.concat([design, varying], axis=1)


def _fitted(outcome: "pd.Series[Any]", design: "pd.DataFrame") -> Interval | Unadjusted:
    import warnings

    import numpy as np
    import statsmodels.api as sm
    from statsmodels.tools.sm_exceptions import PerfectSeparationError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what they warn of is asked below
        try:
            fitted = sm.Logit(outcome, design).fit(disp=0, maxiter=100)
        except (PerfectSeparationError, np.linalg.LinAlgError):
            return Unadjusted.SEPARATED
    if np.abs(fitted.params).max() > np.log(LARGEST_ODDS) or not np.isfinite(fitted.bse).all():
        return Unadjusted.SEPARATED
    if not fitted.mle_retvals["converged"]:
        return Unadjusted.NOT_CONVERGED
    low, high = fitted.conf_int(alpha=1 - _WITHIN).loc["exposed"]
    value = fitted.params["exposed"]
    return Interval(*(float(np.exp(one)) for one in (value, low, high)))
