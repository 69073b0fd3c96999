"""What can be wrong with scenarios."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class ScenarioTwiceError(DomainError):
    """The period has a scenario of this name."""

    message = _l("Вариант с таким названием уже есть. Назовите иначе.")


class ScenarioNotReadyError(DomainError):
    """The scenario is not computed."""

    message = _l("Этот вариант ещё не посчитан.")


class ScenarioOutdatedError(DomainError):
    """Applications or places changed since the scenario was computed."""

    message = _l(
        "С тех пор как вариант посчитан, изменились заявки, места или правила. Посчитайте его "
        "заново."
    )


class ScenarioChosenError(DomainError):
    """Somebody else chose meanwhile."""

    message = _l(
        "Пока вы выбирали, предварительное распределение изменил другой сотрудник. Обновите "
        "страницу и посмотрите, что выбрано."
    )
