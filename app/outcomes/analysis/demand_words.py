"""The need for staff against those who finish, in words."""

from flask_babel import gettext as _

from app.base.typography import counted, grouped
from app.outcomes.analysis.results import AnalysisAnswer, AnswerLine


def demand_words(answer: AnalysisAnswer) -> list[str]:
    """Return the sentences: the last year of which both are known, then what a trend foresees."""
    known = [line for line in answer.lines if line.value is not None]
    said = [_last(known[-1])] if known else [_("Потребность и выпуск показаны по годам.")]
    if answer.ahead is None:
        said.append(
            _(
                "Прогноза на следующий год нет: для него нужны данные ярмарок хотя бы за четыре "
                "года."
            )
        )
    else:
        said.append(_ahead(answer))
    said.append(
        _("Потребность и выпуск сужаются только по специальности: год и населённый пункт отбора "
          "на них не влияют.")
    )  # fmt: skip
    return said


def _last(line: AnswerLine) -> str:
    wanted = line.hits if line.hits is not None else line.other or 0
    need = counted(wanted, _("человек"), _("человека"), _("человек"))
    source = _("организации назвали") if line.hits is not None else _("на ярмарках открыто мест на")
    graduates = counted(line.total or 0, _("выпускника"), _("выпускников"), _("выпускников"))
    values = {"year": line.label, "need": need, "graduates": graduates, "source": source}
    if (line.value or 0) >= 1:
        return _(
            "В %(year)s году потребность больше выпуска: %(source)s %(need)s на %(graduates)s.",
            **values,
        )
    return _(
        "В %(year)s году выпускников больше, чем нужно: %(source)s %(need)s на %(graduates)s.",
        **values,
    )


def _ahead(answer: AnalysisAnswer) -> str:
    assert answer.ahead is not None  # noqa: S101 - asked by who calls
    low, high = (grouped(round(one)) for one in (answer.ahead.low, answer.ahead.high))
    return _(
        "Если мест на ярмарках будет меняться как прежде, в %(year)d году их будет от %(low)s до "
        "%(high)s. Лет мало, поэтому разброс велик: это ориентир, а не обещание.",
        year=answer.ahead_year,
        low=low,
        high=high,
    )
