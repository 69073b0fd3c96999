"""Forms of agreements."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, StringField
from wtforms.validators import Optional

from app.files.enums import SCANS
from app.files.errors import FileRefusedError
from app.files.uploads import read_upload
from app.practice.agreements.enums import MAX_STUDENTS, AgreementKind, AgreementStage
from app.practice.enums import PracticeKind
from app.web.fields import (
    MAX_TEXT,
    CountField,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
    RecordsField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm


class AgreementFields(BaseForm):
    """For what and for how long."""

    number = LineField(_l("Номер договора"), optional=True)
    kind = EnumField(_l("На сколько периодов"), AgreementKind)
    period_id = RecordField(
        _l("Период"), optional=True, description=_l("Только для договора на один период.")
    )
    starts_on = DayField(_l("Действует с"), needed=_l("Укажите первый день срока."))
    ends_on = DayField(_l("Действует по"), needed=_l("Укажите последний день срока."))


class AgreementCreateForm(AgreementFields, CreateForm):
    """A new draft; its organization's bases are chosen on its card."""

    organization_id = RecordField(_l("Организация"), needed=_l("Выберите организацию."))


class AgreementEditForm(AgreementFields, EditForm):
    """A draft, and at which bases of its organization students may be."""

    base_ids = RecordsField(
        _l("Базы"),
        optional=True,
        description=_l("Ничего не отмечено — договор на все базы организации."),
    )


class ProgrammeFields(BaseForm):
    """A row of appendix 1."""

    speciality_id = RecordField(
        _l("Образовательная программа"), needed=_l("Выберите специальность.")
    )
    kind = EnumField(_l("Вид практики"), PracticeKind)
    module = LineField(
        _l("Модуль"), optional=True, description=_l("Например: ПМ.01 Проектирование уроков.")
    )
    students = CountField(
        _l("Сколько студентов"),
        needed=_l("Укажите, сколько студентов."),
        minimum=1,
        maximum=MAX_STUDENTS,
    )
    starts_on = DayField(_l("Начало практики"), optional=True)
    ends_on = DayField(
        _l("Окончание практики"),
        optional=True,
        description=_l("Без дат в договоре будет: по календарному учебному графику."),
    )


class ProgrammeCreateForm(ProgrammeFields, CreateForm):
    pass


class ProgrammeEditForm(ProgrammeFields, EditForm):
    pass


class RoomFields(BaseForm):
    """A row of appendix 2."""

    room = LineField(
        _l("Помещение"),
        needed=_l("Назовите помещение."),
        description=_l("Например: кабинет начальных классов № 12."),
    )
    equipment = ProseField(
        _l("Оборудование и технические средства"),
        optional=True,
        maximum=MAX_TEXT,
    )


class RoomCreateForm(RoomFields, CreateForm):
    pass


class RoomEditForm(RoomFields, EditForm):
    pass


class AgreementSignForm(EditForm):
    """When both parties signed, and the scan that proves it; `seen` is the text that was read."""

    signed_on = DayField(_l("Дата подписания"), needed=_l("Укажите дату подписания."))
    file = FileField(
        _l("Скан подписанного договора"),
        description=_l("PDF или фотография, не больше 10\u00a0МБ. Без скана договор — проект."),
    )
    seen = HiddenField()

    @property
    def filename(self) -> str:
        """Return what the person calls the scan."""
        return str(self.file.data.filename or "") if self.file.data else ""

    def read(self) -> bytes | None:
        """Read the scan; a refusal becomes the message by its field, and None is returned."""
        if not self.file.data:
            return b""
        try:
            return read_upload(self.file.data.stream, kinds=SCANS)
        except FileRefusedError as refusal:
            refusal.field = "file"
            self.add_error(refusal)
            return None


class AgreementTerminateForm(EditForm):
    """From which day an agreement is no more, and why."""

    terminated_on = DayField(
        _l("С какого дня не действует"), needed=_l("Укажите, с какого дня договор не действует.")
    )
    termination_reason = ProseField(
        _l("Причина"),
        needed=_l("Напишите причину."),
        maximum=MAX_TEXT,
        description=_l("Её увидит организация."),
    )


class AmendmentFields(BaseForm):
    """What an amendment changes; appendices and signatories are changed on its page."""

    since = DayField(_l("Изменения действуют с"), needed=_l("Укажите, с какого дня."))
    until = DayField(
        _l("Срок договора по"),
        needed=_l("Укажите последний день срока договора."),
        description=_l("Оставьте прежним, если срок не меняется."),
    )
    base_ids = RecordsField(
        _l("Базы"),
        optional=True,
        description=_l("Ничего не отмечено — договор на все базы организации."),
    )
    note = ProseField(
        _l("Что ещё меняется"),
        optional=True,
        maximum=MAX_TEXT,
        description=_l("Станет отдельным пунктом соглашения."),
    )


class AgreementAmendmentCreateForm(AmendmentFields, CreateForm):
    pass


class AgreementAmendmentEditForm(AmendmentFields, EditForm):
    pass


class HostDraftsForm(BaseForm):
    """Until when the drafts for many organizations are made."""

    ends_on = DayField(_l("Договоры до"), needed=_l("Укажите последний день срока."))
    organization_ids = RecordsField(_l("Организации"), needed=_l("Отметьте хотя бы одну."))


class AgreementFilterForm(FilterForm):
    """Search and filters of the list."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    stage = EnumFilter(_l("Состояние"), AgreementStage)
    organization = RecordChoiceFilter(_l("Организация"))

    def leave_out_organizations(self) -> None:
        """Offer no choice to who sees one organization's agreements alone."""
        fields: Any = self
        del fields.organization
