"""What can be wrong with a round's kinds of award."""

from flask_babel import lazy_gettext as _l

from app.awards.enums import MAX_AWARDS
from app.awards.honours.enums import MOST_COSIGNERS, MOST_HONOURS
from app.base.errors import DomainError


class HonourTakenError(DomainError):
    """Two kinds of one name could not be told apart."""

    message = _l("Такой вид награды в этом конкурсе уже есть.")


class TooManyHonoursError(DomainError):
    """More kinds than one programme can announce."""

    message = _l("Видов наград не больше %(most)d.", most=MOST_HONOURS)


class HonoursTooManyAwardsError(DomainError):
    """All kinds together give more awards than a round may."""

    message = _l("Наград в конкурсе не больше %(most)d по всем видам.", most=MAX_AWARDS)


class HonourSumError(DomainError):
    """The number of awards is the sum of the kinds' numbers."""


class HonourOrganizationError(DomainError):
    """Whoever awards with the college, or instead of it, is named."""

    message = _l("Выберите организацию, от имени которой награждают.")


class CosignersError(DomainError):
    """A signature has a post and a name."""

    message = _l(
        "Каждая подпись с новой строки: «должность — И. О. Фамилия», не больше %(most)d.",
        most=MOST_COSIGNERS,
    )


class HonourChosenError(DomainError):
    """The council has given it to somebody."""

    message = _l("Совет уже присудил эту награду: сначала измените его решение.")


class HonoursSetError(DomainError):
    """The round has kinds of award of its own."""

    message = _l("Виды наград уже заданы.")


class HonourWithoutAwardError(DomainError):
    """Who gets no award gets no kind of it."""

    message = _l("Вид награды выбирают, когда решение — «награда».")


class HonourLimitError(DomainError):
    """There are fewer of a kind than people who would get it."""


class TooLittleExperienceError(DomainError):
    """An award asks for more years than the nominee has."""
