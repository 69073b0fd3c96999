"""Spreadsheets of certificates: their columns, which row is which, how rows go in."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.activities.certificates import queries, services
from app.activities.certificates.enums import CertificateKind
from app.activities.certificates.errors import EndsBeforeIssueError, IssuedInFutureError
from app.activities.certificates.models import PersonCertificate
from app.activities.certificates.rules import MAX_HOURS, CertificateTerms, identity_of
from app.activities.permissions import Permission
from app.base.identity import fold
from app.base.terms import terms_of
from app.imports import readers
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values
from app.organizations.naming import NamedOrganizations

OWN = (
    "full_name", "kind", "programme", "provider", "hours", "number", "issued_on", "valid_until"
)  # fmt: skip
_KIND_WORDS = {
    "удостоверение": CertificateKind.QUALIFICATION,
    "повышение_квалификации": CertificateKind.QUALIFICATION,
    "диплом": CertificateKind.RETRAINING,
    "переподготовка": CertificateKind.RETRAINING,
    "свидетельство_эксперта": CertificateKind.EXPERT,
    "свидетельство": CertificateKind.EXPERT,
    "стажировка": CertificateKind.INTERNSHIP,
    "другое": CertificateKind.OTHER,
}


class CertificateImporter(Importer):
    """Certificates are told apart by their person and number."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Find the organizations and the items of the plan that the rows name; check the days."""
        self.organizations = NamedOrganizations()
        self.items = queries.items_by_number()
        for row in rows:
            self.organizations.find(row)
            told = (row.values.get("plan_items") or "").replace(",", ";").split(";")
            unknown = [one.strip(" .") for one in told if one.strip(" .") not in {"", *self.items}]
            if unknown:
                message = _("В плане нет пункта %(number)s.", number=unknown[0])
                row.refuse("plan_items", "unknown_item", message)
            self._check(row)

    def _check(self, row: ReadRow) -> None:
        issued, until = row.values.get("issued_on"), row.values.get("valid_until")
        if issued and issued > self.context.today:
            row.refuse("issued_on", "day", str(IssuedInFutureError()))
        if issued and until and until < issued:
            row.refuse("valid_until", "day", str(EndsBeforeIssueError()))
        if not 1 <= (row.values.get("hours") or 1) <= MAX_HOURS:
            message = _("Часов — от 1 до %(most)d.", most=MAX_HOURS)
            row.refuse("hours", "number", message)

    def known(self) -> Iterator[KnownRecord]:
        """Return every certificate."""
        for one in queries.list_importable():
            values = {name: getattr(one, name) for name in OWN}
            values["organization"] = self.organizations.labels.get(one.organization_id or 0)
            yield KnownRecord(one.id, one.version, values)

    def key(self, values: Values) -> str:
        """Return the name with the programme."""
        told = (values.get("full_name"), values.get("programme"))
        return ", ".join(filter(None, told))

    def same(self, values: Values) -> list[Hashable]:
        """Return the person with the number."""
        identity = identity_of(values.get("full_name") or "", values.get("number") or "")
        return [identity] if identity else []

    def near(self, values: Values) -> Iterable[Hashable]:
        """The documents of one person."""
        return (fold(values.get("full_name") or ""),)

    def like(self, left: Values, right: Values) -> str | None:
        """Return why two look like one: the same programme, or the same day of issue."""
        if left.get("number") and right.get("number"):
            return None  # two numbers are two documents
        is_programme = fold(left.get("programme") or "") == fold(right.get("programme") or "")
        if is_programme and left.get("issued_on") == right.get("issued_on"):
            return _("та же программа и дата: %(who)s", who=self.key(right))
        return None

    def create(self, values: Values) -> PersonCertificate:
        """Enter a certificate."""
        return services.create_certificate(
            terms=CertificateTerms(**self._told(values)),
            plan_item_ids=self._item_ids(values),
            actor=self.context.actor,
            today=self.context.today,
        )

    def change(self, record_id: int, values: Values) -> PersonCertificate:
        """Change what the row says, and serve the items it names besides those served."""
        certificate = queries.get_certificate(record_id, visible_to=self.context.actor)
        services.edit_certificate(
            certificate,
            terms=terms_of(certificate, CertificateTerms, **self._told(values)),
            plan_item_ids={*certificate.plan_item_ids, *self._item_ids(values)},
            actor=self.context.actor,
            today=self.context.today,
        )
        return certificate

    def _item_ids(self, values: Values) -> list[int]:
        told = (values.get("plan_items") or "").replace(",", ";").split(";")
        return [self.items[number] for one in told if (number := one.strip(" ."))]

    def _told(self, values: Values) -> dict[str, Any]:
        told = {name: values[name] for name in OWN if name in values}
        if label := values.get("organization"):
            told["organization_id"] = self.organizations.id_of(label)
        return told


IMPORT = ImportKind(
    name="person_certificates",
    title=_l("Удостоверения и сертификаты"),
    count=(_l("документ"), _l("документа"), _l("документов")),
    importer=CertificateImporter,
    permission=Permission.CERTIFICATE_MANAGE,
    listing="activities.certificate_list",
    endpoint="activities.certificate_detail",
    argument="certificate_id",
    columns=(
        ImportColumn(
            "full_name", _l("ФИО"), readers.line,
            ("Фамилия, имя, отчество", "Ф.И.О.", "Сотрудник", "Слушатель", "Педагог"),
            required=True, example="Примерова Анна Ивановна",
        ),
        ImportColumn(
            "organization", _l("Место работы"), readers.line,
            ("Организация", "Учреждение", "Наименование организации"), example="Школа № 901",
        ),
        ImportColumn(
            "kind", _l("Вид документа"), readers.one_of(CertificateKind, **_KIND_WORDS),
            ("Документ", "Вид"), required=True, example="Удостоверение о повышении квалификации",
        ),
        ImportColumn(
            "programme", _l("Программа"), readers.line,
            ("Название программы", "Наименование программы", "Тема", "Курс"),
            required=True, example="Наставничество в образовании",
        ),
        ImportColumn(
            "provider", _l("Кто выдал"), readers.line,
            ("Организатор", "Кем выдан", "Образовательная организация", "Где обучался"),
            required=True, example="Институт развития образования",
        ),
        ImportColumn(
            "hours", _l("Часов"), readers.count, ("Часы", "Количество часов", "Объём, ч"),
            example="72",
        ),
        ImportColumn(
            "number", _l("Номер"), readers.line,
            ("№ документа", "Номер документа", "Регистрационный номер", "Серия и номер"),
            example="ПК-0001",
        ),
        ImportColumn(
            "issued_on", _l("Дата выдачи"), readers.day, ("Выдан", "Дата", "Дата документа"),
            required=True, example="12.02.2024",
        ),
        ImportColumn(
            "valid_until", _l("Действует до"), readers.day, ("Срок действия", "Годен до"),
            example="12.02.2027",
        ),
        ImportColumn(
            "plan_items", _l("Пункты плана"), readers.line, ("Пункт плана", "Пункт", "№ пункта"),
            required=True, example="4.5",
        ),
    ),
)  # fmt: skip
