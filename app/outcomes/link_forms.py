"""What graduates and employers are asked: the fields alone."""

from flask_babel import lazy_gettext as _l

from app.outcomes.forms import CategoryField, YesNoField
from app.web.fields import DayField, LineField
from app.web.forms import BaseForm, CreateForm


class GraduateFields(BaseForm):
    """What a graduate says of the day."""

    category = CategoryField(_l("Что из этого про вас"), needed=_l("Выберите ответ."))
    employer_name = LineField(
        _l("Где работаете или учитесь"),
        optional=True,
        description=_l("Название организации. Если работаете, оно обязательно."),
    )
    employer_town = LineField(_l("Населённый пункт"), optional=True)
    employer_region = LineField(
        _l("Регион или страна"), optional=True, description=_l("Если вы уехали.")
    )
    post = LineField(_l("Кем работаете"), optional=True)
    by_speciality = YesNoField(_l("По специальности"))
    since = DayField(_l("С какого дня"), optional=True)


class OwnAnswerFields(GraduateFields, CreateForm):
    """The same on the graduate's own page."""


class EmployerFields(BaseForm):
    """What an employer says of a graduate."""

    works = YesNoField(_l("Работает у вас на эту дату"), needed=_l("Ответьте: да или нет."))
    post = LineField(_l("Должность"), optional=True)
    by_speciality = YesNoField(_l("По специальности"))
    since = DayField(_l("Работает с"), optional=True)
    contract_number = LineField(_l("Номер трудового договора"), optional=True)
    contract_on = DayField(_l("Дата трудового договора"), optional=True)
