"""Forms of candidates and of those who choose among them."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import Optional

from app.jobfair.candidates.enums import (
    MAX_WORDS,
    CvVisibility,
    WorkShare,
)
from app.web.fields import (
    ChoiceFilter,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    ProseField,
    record_id,
)
from app.web.forms import EditForm, FilterForm


class ProfileForm(EditForm):
    """What a student adds to the CV, what else is shown, and to whom."""

    about = ProseField(
        _l("О себе"),
        optional=True,
        maximum=MAX_WORDS,
        description=_l("Почему педагогика, что нравится, чем гордитесь. Без телефона и ссылок."),
    )
    skills = ProseField(
        _l("Что умею"),
        optional=True,
        maximum=MAX_WORDS,
        description=_l("Кружки, языки, музыка, рисование, работа с детьми с особенностями."),
    )
    wanted_town = LineField(_l("Где хочу работать"), optional=True)
    wanted_from = DayField(_l("Когда готов(а) начать"), optional=True)
    wanted_share = EnumField(_l("Какая ставка нужна"), WorkShare)
    shows_practice = BooleanField(_l("Показывать практику и работу с наставником"))
    shows_marks = BooleanField(_l("Показывать оценки за практику"))
    shows_feedback = BooleanField(_l("Показывать отзывы баз практики и наставников"))
    shows_certificates = BooleanField(_l("Показывать удостоверения и сертификаты"))
    visibility = EnumField(_l("Кому показывать резюме"), CvVisibility)


class CandidateFilterForm(FilterForm):
    """Search and filters of the CVs open to all employers."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    speciality = ChoiceFilter(_l("Специальность"), coerce=record_id)
    share = EnumFilter(_l("Ставка"), WorkShare)
