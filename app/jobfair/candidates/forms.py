"""Forms of candidates and of those who choose among them."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import Optional

from app.base.ranking import after_press
from app.jobfair.candidates.enums import (
    MAX_ORDER,
    MAX_WORDS,
    CvVisibility,
    QuestionState,
    WorkShare,
)
from app.jobfair.enums import Selection
from app.web.fields import (
    ChoiceFilter,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    ProseField,
    RecordField,
    RecordFilter,
    record_id,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm
from app.web.ranking import RankedField, pressed


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


class RankingForm(BaseForm):
    """A list in order with the button that was pressed; `read` is the order of the page."""

    order = RankedField(most=MAX_ORDER)
    read = RankedField(most=MAX_ORDER)
    move = StringField(validators=[Optional()])

    @property
    def wanted(self) -> list[int]:
        """Return the order after the pressed button."""
        return after_press(self.order.data, *pressed(self.move.data))


class QuestionForm(CreateForm):
    """What a student asks about a vacancy."""

    text = ProseField(
        _l("Вопрос"),
        needed=_l("Напишите вопрос."),
        maximum=MAX_WORDS,
        description=_l("Вопрос и ответ прочтут все. Своё имя, телефон и почту не пишите."),
    )


class QuestionAnswerForm(EditForm):
    """What the employer answers to everybody."""

    answer = ProseField(
        _l("Ответ"),
        needed=_l("Напишите ответ."),
        maximum=MAX_WORDS,
        description=_l("Ответ прочтут все, кто смотрит вакансию. Без телефона и ссылок."),
    )


class QuestionRejectForm(EditForm):
    """Why a question is not shown."""

    reason = ProseField(
        _l("Почему не публикуете"),
        needed=_l("Напишите, почему вопрос не опубликован."),
        maximum=MAX_WORDS,
        description=_l("Это прочтёт только студент, который спросил."),
    )


class CandidateInvitationForm(CreateForm):
    """To which vacancy a candidate is asked to apply."""

    vacancy_id = RecordField(_l("На какую вакансию"), needed=_l("Выберите вакансию."))
    message = ProseField(
        _l("Что написать студенту"),
        optional=True,
        maximum=MAX_WORDS,
        description=_l("Что вам понравилось в резюме, чем хорошо у вас работать."),
    )


class SelectionForm(BaseForm):
    """Whether an applicant is asked to a talk."""

    selection = EnumField(_l("Решение"), Selection)


class CandidateFilterForm(FilterForm):
    """Search and filters of the CVs open to all employers."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    speciality = ChoiceFilter(_l("Специальность"), coerce=record_id)
    share = EnumFilter(_l("Ставка"), WorkShare)


class QuestionFilterForm(FilterForm):
    """Filters of the questions about vacancies."""

    state = EnumFilter(_l("Состояние"), QuestionState)
    vacancy = RecordFilter()
