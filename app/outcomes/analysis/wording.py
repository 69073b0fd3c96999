"""Answers in plain Russian: what goes with what, how sure it is, and what it does not mean."""

from dataclasses import dataclass

from babel.numbers import format_decimal
from flask_babel import get_locale
from flask_babel import gettext as _

from app.base.typography import NBSP, counted
from app.outcomes.analysis.demand_words import demand_words
from app.outcomes.analysis.enums import (
    FEWEST,
    SMALLEST_CELL,
    AnalysisQuestion,
    Certainty,
    Unadjusted,
)
from app.outcomes.analysis.results import AnalysisAnswer, AnswerLine, Finding, Interval
from app.outcomes.analysis.selection import GraduateSelection

_Q = AnalysisQuestion
BEST_MARK = 5
ALMOST_ALWAYS = 90  # of a hundred


@dataclass(frozen=True)
class SaidAnswer:
    """An answer for a reader: the sentence, how sure it is, what else was looked at."""

    answer: AnalysisAnswer
    lead: str
    sure: str = ""
    details: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """Return all that is said, the answer first, the details together."""
        return [one for one in (self.lead, self.sure, " ".join(self.details)) if one]


def say(answer: AnalysisAnswer) -> SaidAnswer:
    """Put an answer into words; what could not be computed says why."""
    match answer.verdict:
        case Certainty.FEW:
            return SaidAnswer(answer, _few(answer), details=_hidden(answer))
        case Certainty.CONSTANT:
            return SaidAnswer(answer, _constant(answer))
        case Certainty.WIDER:
            return SaidAnswer(answer, _wider())
        case Certainty.SHOWN:
            lead, *rest = demand_words(answer)
            return SaidAnswer(answer, lead, details=tuple(rest))
        case _:
            details = (*_details(answer), *_hidden(answer))
            return SaidAnswer(answer, _lead(answer), _sure(answer), details)


def caution() -> str:
    """Say what no figure of the page means."""
    return _(
        "Здесь показаны связи, а не причины: кто выбрал базу или получил наставника, мог "
        "отличаться и раньше. Работающими считаются категории мониторинга «трудоустроен», ИП и "
        "самозанятый: кто учится дальше или служит, здесь среди неработающих. Вероятности "
        "исправлены на число вопросов; если перебирать много отборов, связь однажды найдётся "
        "случайно."
    )


def selection_words(selection: GraduateSelection) -> str:
    """Say which graduates are meant."""
    said = [
        _("выпуск %(year)d%(space)sгода", year=selection.year, space=NBSP)
        if selection.year
        else _("все выпуски"),
        _("специальность %(code)s", code=selection.speciality)
        if selection.speciality
        else _("все специальности"),
        selection.town or _("все населённые пункты"),
    ]
    return ", ".join(said)


def percent(value: float) -> str:
    """Print a share: «24 %», less than one with its tenth."""
    digits = 1 if 0 < value < 0.01 else 0
    return f"{decimal(100 * value, digits)}{NBSP}%"


def decimal(value: float, digits: int = 1) -> str:
    """Print a number with so many digits behind the comma."""
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    return format_decimal(round(value, digits), format=pattern, locale=get_locale() or "ru")


def label_of(question: AnalysisQuestion, line: AnswerLine) -> str:
    """Return what a row of an answer's table is called."""
    if line.key == "others":
        return _("Остальные базы вместе")
    return _labels().get((question, line.key), line.label) if line.key else line.label


def value_of(question: AnalysisQuestion, line: AnswerLine) -> str:
    """Print the figure of a row, «скрыто» where it is kept back."""
    if line.value is None:
        return _("скрыто")
    return decimal(line.value, 2) if question in {_Q.WISHES, _Q.DEMAND} else percent(line.value)


def interval_of(question: AnalysisQuestion, line: AnswerLine) -> str:
    """Print where the figure of a row lies."""
    if line.low is None or line.high is None:
        return ""
    ends = [
        decimal(one, 2) if question is _Q.WISHES else percent(one) for one in (line.low, line.high)
    ]
    return "–".join(ends) if question is _Q.WISHES else f"{ends[0][:-2]}–{ends[1]}"


def differs_words(line: AnswerLine) -> str:
    """Say that a base differs from all others beyond chance."""
    return {1: _("чаще остальных"), -1: _("реже остальных")}.get(line.differs, "")


def headings(question: AnalysisQuestion) -> tuple[str, str, str, str]:
    """Return what the columns are called: whose row, how many, of them, the share."""
    found = {
        _Q.PRACTICE: (_("Где была практика"), _("Случаев"), _("Работают там"), _("Доля")),
        _Q.MENTORING: (_("Выпускники"), _("Всего"), _("Остались на год"), _("Доля")),
        _Q.BASES: (_("База"), _("Практикантов"), _("Работают там"), _("Доля")),
        _Q.WISHES: (_("Место практики"), _("Всего"), "", _("Средняя отметка")),
        _Q.DEMAND: (_("Год"), _("Выпускников"), _("Потребность"), _("На одного")),
    }
    return found[question]


def _labels() -> dict[tuple[AnalysisQuestion, str], str]:
    return {
        (_Q.PRACTICE, "exposed"): _("На этой базе"),
        (_Q.PRACTICE, "unexposed"): _("На другой базе"),
        (_Q.MENTORING, "exposed"): _("С наставником"),
        (_Q.MENTORING, "unexposed"): _("Без наставника"),
        (_Q.WISHES, "rank_1"): _("По первому пожеланию"),
        (_Q.WISHES, "rank_2"): _("По второму"),
        (_Q.WISHES, "rank_3"): _("По третьему"),
        (_Q.WISHES, "rank_4"): _("По четвёртому и дальше"),
    }


def _lead(answer: AnalysisAnswer) -> str:
    match answer.question:
        case _Q.PRACTICE:
            return _practice(answer)
        case _Q.MENTORING:
            return _mentoring(answer)
        case _Q.WISHES:
            return _wishes(answer)
        case _:
            return _bases(answer)


def _practice(answer: AnalysisAnswer) -> str:
    compared = _compared(answer)
    if answer.verdict is not Certainty.FOUND:
        return _(
            "Не видно, что практика на базе связана с работой там%(figures)s.", figures=compared
        )
    if answer.direction > 0:
        return _("Там, где была практика, выпускники работают чаще%(figures)s.", figures=compared)
    return _("Там, где была практика, выпускники работают реже%(figures)s.", figures=compared)


def _mentoring(answer: AnalysisAnswer) -> str:
    compared = _compared(answer)
    if answer.verdict is not Certainty.FOUND:
        return _(
            "Не видно, что наставничество связано с тем, остаётся ли выпускник на год%(figures)s.",
            figures=compared,
        )
    if answer.direction > 0:
        return _("С наставником чаще остаются у работодателя на год%(figures)s.", figures=compared)
    return _("С наставником реже остаются у работодателя на год%(figures)s.", figures=compared)


def _compared(answer: AnalysisAnswer) -> str:
    shares = [line.value for line in answer.lines]
    if len(shares) != 2 or shares[0] is None or shares[1] is None:
        return ""
    return _(": %(one)s против %(other)s", one=percent(shares[0]), other=percent(shares[1]))


def _wishes(answer: AnalysisAnswer) -> str:
    if answer.verdict is not Certainty.FOUND:
        return _("Не видно, что отметка связана с номером пожелания, по которому дали место.")
    if answer.direction < 0:
        return _("Чем выше было место в заявке, тем лучше отметка за практику.")
    return _("Чем ниже было место в заявке, тем лучше отметка за практику.")


def _bases(answer: AnalysisAnswer) -> str:
    named = [line for line in answer.lines if not line.key and line.differs]
    if answer.verdict is not Certainty.FOUND:
        return _("Базы заметно не различаются: разница между ними может быть случайной.")
    more = [line.label for line in named if line.differs > 0]
    if not more:
        return _("Базы различаются, но ни одна по отдельности не выделяется вверх.")
    return _("Чаще остальных оставляют у себя практикантов: %(bases)s.", bases=", ".join(more[:5]))


def _sure(answer: AnalysisAnswer) -> str:
    if answer.finding is None:
        return ""
    if answer.verdict is Certainty.FOUND:
        return _(
            "Уверенность высокая: без всякой связи такое выпадает реже, чем %(often)s.",
            often=_rarity(answer.finding.p),
        )
    return _(
        "Это не доказывает, что связи нет: такая разница бывает и случайно: %(often)s.",
        often=_often(answer.finding.p),
    )


def _rarity(p: float) -> str:
    if p < 0.001:
        return _("в одном случае из тысячи")
    if p < 0.01:
        return _("в одном случае из ста")
    return _("в одном случае из двадцати")


def _often(p: float) -> str:
    cases = max(1, round(100 * p))
    if cases > ALMOST_ALWAYS:
        return _("почти в каждом случае")
    return _(
        "примерно в %(cases)s из ста", cases=counted(cases, _("случае"), _("случаях"), _("случаях"))
    )


def _details(answer: AnalysisAnswer) -> tuple[str, ...]:
    finding = answer.finding
    if finding is None:
        return ()
    said = []
    if finding.odds:
        said.append(_("Шансы отличаются в %(odds)s.", odds=_times(finding.odds)))
        said.append(_adjusted(answer.question, finding))
    if finding.size:
        said.append(_size(answer.question, finding.size))
    said.append(_("Как проверяли: %(trial)s.", trial=finding.trial.label))
    return tuple(filter(None, said))


def _adjusted(question: AnalysisQuestion, finding: Finding) -> str:
    others = (
        _("Если сравнивать внутри базы и специальности")
        if question is _Q.PRACTICE
        else _("При равных специальности, годе, отметке и договоре")
    )
    if finding.adjusted:
        return _("%(others)s — в %(odds)s.", others=others, odds=_times(finding.adjusted))
    why = (finding.unadjusted or Unadjusted.NOTHING).label
    return _("%(others)s — не считали: %(why)s.", others=others, why=why)


def _times(odds: Interval) -> str:
    return _(
        "%(value)s раза (с уверенностью 95%(space)s%% — от %(low)s до %(high)s)",
        value=decimal(odds.value), low=decimal(odds.low), high=decimal(odds.high), space=NBSP,
    )  # fmt: skip


def _size(question: AnalysisQuestion, size: Interval) -> str:
    if question is _Q.WISHES:
        return _(
            "Ранговая корреляция %(value)s (от %(low)s до %(high)s): %(strength)s.",
            value=decimal(size.value, 2), low=decimal(size.low, 2), high=decimal(size.high, 2),
            strength=_strength(size.value),
        )  # fmt: skip
    return _(
        "Сила связи, V Крамера: %(value)s — %(strength)s.",
        value=decimal(size.value, 2),
        strength=_strength(size.value),
    )


def _strength(value: float) -> str:
    if abs(value) < 0.1:
        return _("очень слабая")
    if abs(value) < 0.3:
        return _("слабая")
    return _("средняя") if abs(value) < 0.5 else _("сильная")


def _few(answer: AnalysisAnswer) -> str:
    if answer.has_hidden:
        return _("Мало данных в этом отборе, чтобы показать числа.")
    return _(
        "Мало данных: есть сведения о %(known)s, а нужно не меньше %(fewest)d и по %(cell)d в "
        "каждой группе.",
        known=counted(answer.known, _("выпускнике"), _("выпускниках"), _("выпускниках")),
        fewest=FEWEST,
        cell=SMALLEST_CELL,
    )


def _constant(answer: AnalysisAnswer) -> str:
    told = {
        _Q.PRACTICE: _("все выпускники работают у себя на базе или никто"),
        _Q.MENTORING: _("остались все или никто"),
        _Q.BASES: _("на базах остались все практиканты или никто"),
        _Q.WISHES: _("у всех одна отметка или один номер пожелания"),
    }
    return _(
        "Сравнивать не с чем: %(why)s. Поэтому ничего не считали.",
        why=told.get(answer.question, _("разницы в данных нет")),
    )


def _wider() -> str:
    return _(
        "Базы сравниваются по всему выпуску или по году: в более узком отборе за числами базы "
        "были бы видны отдельные люди."
    )


def _hidden(answer: AnalysisAnswer) -> tuple[str, ...]:
    if not answer.has_hidden:
        return ()
    return (
        _(
            "Часть чисел скрыта: за ними меньше пяти человек или их выдала бы разница с другим "
            "отбором."
        ),
    )
