"""What is refused of the papers beside a contract."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class PaperNotDueError(DomainError):
    """The contract does not stand where such a paper is issued."""

    message = _l("Сейчас такой документ по договору не выдают: проверьте его состояние и сроки.")


class GiverUnnamedError(DomainError):
    """A consent of nobody."""

    message = _l("Укажите, кто даёт согласие.")


class StudyResultsMissingError(DomainError):
    """A notice of results without results."""

    message = _l("Напишите результаты обучения.")
