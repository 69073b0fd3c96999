"""What can go wrong with the papers of a practice."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class NotPublishedError(DomainError):
    """Papers follow the distribution that everybody may see."""

    message = _l("Документы выпускают после публикации распределения.")


class NobodyPlacedError(DomainError):
    """Nobody has a place: there is nobody to name in the paper."""

    message = _l("Ни у кого нет места практики: назвать в документе некого.")


class OrderStandsError(DomainError):
    """The order in force names everybody where they are."""

    message = _l("Со времени приказа ничего не изменилось: новый не нужен.")


class RollChangedError(DomainError):
    """The placements have changed since the person read the page."""

    message = _l(
        "Пока вы читали страницу, назначения изменились. Посмотрите новые и решите ещё раз."
    )


class OrderNumberTakenError(DomainError):
    """Two orders of a year cannot have one number."""

    message = _l("Приказ с таким номером в этом году уже есть.")


class NothingToPackError(DomainError):
    """A set without papers is no file."""

    message = _l("Собирать нечего: у выбранных студентов нет таких документов.")


class TooMuchForOneFileError(DomainError):
    """No program opens a PDF of a thousand papers well, and no printer prints it."""

    message = _l(
        "Для одного PDF документов слишком много. Выберите группу "
        "или «архив: PDF на каждую группу»."
    )
