"""The questions of the analysis, and how an answer came out."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

FEWEST = 20  # graduates of whom it is known; below there is nothing to compare
SMALLEST_CELL = 5  # people in a cell; fewer are hidden
EVENTS_PER_VARIABLE = 10
FEWEST_YEARS = 4  # of a trend
SIGNIFICANT = 0.05


class AnalysisQuestion(LabelledEnum):
    """What is asked of the records of graduates."""

    PRACTICE = "practice", _l("Ведёт ли практика на базе к работе там?")
    MENTORING = "mentoring", _l("Связано ли наставничество с тем, что выпускник работает год?")
    BASES = "bases", _l("Какие базы оставляют у себя практикантов?")
    WISHES = "wishes", _l("Связан ли номер пожелания с отметкой за практику?")
    DEMAND = "demand", _l("Хватает ли выпускников на потребность в кадрах?")


class Certainty(LabelledEnum):
    """How sure the figures are."""

    FOUND = "found", _l("связь видна"), "done"
    UNCLEAR = "unclear", _l("связь не видна"), "idle"
    FEW = "few", _l("мало данных"), "none"
    CONSTANT = "constant", _l("сравнивать не с чем"), "none"
    SHOWN = "shown", _l("сведения"), "go"
    WIDER = "wider", _l("только по всему выпуску"), "none"


class Trial(LabelledEnum):
    """How chance was ruled out."""

    CHI_SQUARE = "chi_square", _l("критерий хи-квадрат")
    FISHER = "fisher", _l("точный критерий Фишера")
    MANTEL_HAENSZEL = "mantel_haenszel", _l("критерий Мантеля — Хензеля по базам")
    SPEARMAN = "spearman", _l("ранговая корреляция Спирмена")
    TREND = "trend", _l("линейный тренд")


class Unadjusted(LabelledEnum):
    """Why other differences were not taken into account."""

    FEW_EVENTS = "few_events", _l("случаев меньше десяти на один признак")
    NOT_CONVERGED = "not_converged", _l("расчёт не сошёлся")
    SEPARATED = "separated", _l("один из признаков заранее определяет ответ")
    NOTHING = "nothing", _l("других различий в данных нет")


class AnalysisNoteState(LabelledEnum):
    """Whether the council has adopted a note."""

    PUBLISHED = "published", _l("на рассмотрении совета"), "soon"
    ADOPTED = "adopted", _l("принята советом"), "done"


class AnalysisNoteEvent(StrEnum):
    """What happens to a note after its publication."""

    ADOPT = "adopt"


class AnalysisParty(StrEnum):
    """Whose step it is."""

    COLLEGE = "college"
