"""Positions most colleges' graduates begin in: where the cluster's own list starts from.

Names as in the nomenclature of pedagogic posts, hours a week as the ministry's order on working
time has them; both are to be checked by the college (docs/legal.md). Staff edit the list.
"""

from app.jobfair.enums import TeachingLevel
from app.jobfair.rules import PositionTerms

_PRE, _FIRST, _SECOND = TeachingLevel.PRESCHOOL, TeachingLevel.PRIMARY, TeachingLevel.SECONDARY
_MORE, _SUPPORT, _OTHER = TeachingLevel.ADDITIONAL, TeachingLevel.SUPPORT, TeachingLevel.OTHER

USUAL = (
    PositionTerms("Воспитатель", _PRE, weekly_hours=36),
    PositionTerms("Воспитатель группы продлённого дня", _FIRST, weekly_hours=30),
    PositionTerms("Вожатый", _OTHER),
    PositionTerms("Инструктор по физической культуре", _PRE, weekly_hours=30),
    PositionTerms("Младший воспитатель", _OTHER),
    PositionTerms("Музыкальный руководитель", _PRE, weekly_hours=24),
    PositionTerms("Педагог дополнительного образования", _MORE, weekly_hours=18),
    PositionTerms("Педагог-организатор", _SUPPORT, weekly_hours=36),
    PositionTerms("Педагог-психолог", _SUPPORT, weekly_hours=36),
    PositionTerms("Помощник воспитателя", _OTHER),
    PositionTerms("Социальный педагог", _SUPPORT, weekly_hours=36),
    PositionTerms("Старший вожатый", _SUPPORT, weekly_hours=36),
    PositionTerms("Тьютор", _SUPPORT, weekly_hours=36),
    PositionTerms("Учитель", _SECOND, weekly_hours=18),
    PositionTerms("Учитель начальных классов", _FIRST, weekly_hours=18),
    PositionTerms("Учитель физической культуры", _SECOND, weekly_hours=18),
    PositionTerms("Учитель-дефектолог", _PRE, weekly_hours=20),
    PositionTerms("Учитель-логопед", _PRE, weekly_hours=20),
)
