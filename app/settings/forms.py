"""Forms of the settings."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from app.base.cluster import MAX_VACANCY_DAYS, MIN_VACANCY_DAYS
from app.base.phones import parse_phone
from app.base.requisites import parse_inn, parse_kpp, parse_ogrn
from app.settings.emblems import LIMIT
from app.settings.rules import TIME_ZONES
from app.settings.signatory_fields import SignatoryByRight, SignatoryInContract, SignatoryTenure
from app.web.fields import (
    CountField,
    DayField,
    EmailField,
    LineField,
    NumberField,
    ParsedField,
    ProseField,
    WebAddressField,
)
from app.web.forms import BaseForm, CreateForm, EditForm

MAX_HEADING = 1000
MAX_LETTER = 5000


def _or_empty(value: Any) -> Any:
    return value or ""


class RequisiteField(ParsedField):
    """A checked number that is an empty text when nobody has given it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        self.data = self.data or ""


class ClusterForm(EditForm):
    """The cluster: its name, its place, its clock."""

    name = LineField(_l("Название кластера"), needed=_l("Назовите кластер."))
    name_genitive = LineField(
        _l("Чего? (родительный падеж)"),
        optional=True,
        description=_l("«План работы педагогического кластера»."),
    )
    name_prepositional = LineField(
        _l("В чём? (предложный падеж)"),
        optional=True,
        description=_l("«Участвует в педагогическом кластере»."),
    )
    place = LineField(
        _l("Где он"), optional=True, description=_l("Город и район: стоит под названием.")
    )
    time_zone = SelectField(
        _l("Часовой пояс"),
        choices=[SelectChoice(value, label) for value, label in TIME_ZONES],
        description=_l("По нему показаны время и сроки. В базе время не меняется."),
    )


class CollegeForm(EditForm):
    """The college: names, requisites, contacts."""

    kind = LineField(
        _l("Вид учреждения"),
        needed=_l("Укажите вид учреждения."),
        description=_l(
            "Начало полного названия, словами: «Государственное бюджетное профессиональное "
            "образовательное учреждение»."
        ),
    )
    own_name = LineField(
        _l("Название"),
        needed=_l("Укажите название колледжа."),
        description=_l("В кавычках, как в уставе. Оно не склоняется."),
    )
    short_name = LineField(
        _l("Краткое название"),
        needed=_l("Укажите краткое название."),
        description=_l("Как в уставе, с сокращённым видом учреждения."),
    )
    kind_genitive = LineField(_l("Вид учреждения: кого? чего?"), optional=True)
    kind_dative = LineField(_l("Вид учреждения: кому? чему?"), optional=True)
    kind_instrumental = LineField(_l("Вид учреждения: кем? чем?"), optional=True)
    region = LineField(
        _l("Субъект Российской Федерации"),
        optional=True,
        description=_l("Первая строка бланка."),
    )
    founder = LineField(
        _l("Учредитель"), optional=True, description=_l("Вторая строка бланка: министерство.")
    )
    town = LineField(
        _l("Город"), optional=True, description=_l("Место, где подписаны документы, без «г.».")
    )
    address = LineField(_l("Адрес"), optional=True)
    inn = RequisiteField(_l("ИНН"), parse=parse_inn, optional=True)
    kpp = RequisiteField(_l("КПП"), parse=parse_kpp, optional=True)
    ogrn = RequisiteField(_l("ОГРН"), parse=parse_ogrn, optional=True)
    contact_office = LineField(
        _l("К кому обращаться"),
        optional=True,
        description=_l("Отдел или человек: «Учебная часть». Стоит внизу каждой страницы и письма."),
    )
    phone = RequisiteField(_l("Телефон"), parse=parse_phone, optional=True)
    email = EmailField(_l("Электронная почта"), optional=True, filters=[_or_empty])


class PracticeRuleForm(EditForm):
    """What the college demands of every seat of practice."""

    needs_agreement = BooleanField(
        _l("Назначать место только по подписанному договору"),
        description=_l(
            "Не отмечено — сайт предупреждает. Отмечайте, когда договоры, подписанные на бумаге, "
            "уже есть на сайте."
        ),
    )


class FairRuleForm(EditForm):
    """For how long an employer's word about a vacancy is trusted."""

    vacancy_days = CountField(
        _l("Через сколько дней вакансию пора подтвердить снова"),
        needed=_l("Укажите, сколько дней."),
        minimum=MIN_VACANCY_DAYS,
        maximum=MAX_VACANCY_DAYS,
        description=_l(
            "Каталог отметит вакансию как давно не подтверждённую, а работодатель получит письмо "
            "со ссылкой, по которой её можно подтвердить или снять. Письмо уходит один раз за "
            "такой срок."
        ),
    )


class EmblemForm(EditForm):
    """A picture from the person's computer."""

    file = FileField(
        _l("Картинка"),
        validators=[FileRequired(_l("Выберите файл."))],
        description=_l("PNG или SVG, не больше 512\u00a0КБ. Лучше квадратная."),
    )

    def read(self) -> bytes:
        """Return what was sent, a byte more than is allowed at most."""
        return bytes(self.file.data.stream.read(LIMIT + 1))


class SignatoryFields(SignatoryByRight, SignatoryTenure, SignatoryInContract):
    """Who signs papers in this time; further cases by hand too."""

    post_dative = LineField(_l("Должность: кому?"), optional=True)
    name_dative = LineField(_l("Имя: кому?"), optional=True)
    post_instrumental = LineField(_l("Должность: кем?"), optional=True)
    name_instrumental = LineField(_l("Имя: кем?"), optional=True)


class SignatoryCreateForm(SignatoryFields, CreateForm):
    """A new signatory."""


class SignatoryEditForm(SignatoryFields, EditForm):
    """A known signatory."""


class LetterheadForm(EditForm):
    """What heads an organization's own papers."""

    heading = ProseField(
        _l("Шапка бланка"),
        optional=True,
        maximum=MAX_HEADING,
        description=_l("Строки над названием: субъект, учредитель. Название и реквизиты — ниже."),
    )
    file = FileField(
        _l("Эмблема"),
        validators=[Optional()],
        description=_l("PNG или SVG, не больше 512\u00a0КБ. Пусто — оставить прежнюю."),
    )

    def read(self) -> bytes | None:
        """Return the picture that was sent, None when there is none."""
        return bytes(self.file.data.stream.read(LIMIT + 1)) if self.file.data else None


class CouncilFields(BaseForm):
    """A council."""

    name = LineField(_l("Название"), needed=_l("Назовите совет."))
    name_genitive = LineField(
        _l("Чего? (родительный падеж)"),
        optional=True,
        description=_l("«Протокол заседания Совета кластера»."),
    )
    chair_name = LineField(_l("Председатель"), optional=True)
    chair_post = LineField(_l("Должность председателя"), optional=True)
    secretary_name = LineField(_l("Секретарь"), optional=True)
    secretary_post = LineField(_l("Должность секретаря"), optional=True)


class CouncilCreateForm(CouncilFields, CreateForm):
    """A new council."""


class CouncilEditForm(CouncilFields, EditForm):
    """A known council."""


class SiteFields(BaseForm):
    """Where the college publishes."""

    name = LineField(_l("Название"), needed=_l("Назовите площадку."))
    url = WebAddressField(_l("Адрес"), needed=_l("Укажите адрес."))


class SiteCreateForm(SiteFields, CreateForm):
    """A new site."""


class SiteEditForm(SiteFields, EditForm):
    """A known site."""


class CalendarDayForm(CreateForm):
    """A day that was moved."""

    day = DayField(_l("День"), needed=_l("Укажите день."))
    works = SelectField(
        _l("Какой он"),
        choices=[SelectChoice("", _l("нерабочий")), SelectChoice("y", _l("рабочий"))],
        coerce=bool,
        default=False,
    )
    note = LineField(
        _l("Основание"),
        needed=_l("Укажите документ о переносе."),
        description=_l("Например: постановление Правительства о переносе выходных дней."),
    )


class RetentionForm(EditForm):
    """How long a kind of record is kept."""

    months = NumberField(
        _l("Хранить, месяцев"),
        validators=[Optional(), NumberRange(1, 1200, _l("Число от %(min)s до %(max)s."))],
    )


class LetterTextForm(EditForm):
    """A letter in the college's own words."""

    body = ProseField(_l("Текст письма"), needed=_l("Напишите текст."), maximum=MAX_LETTER)
