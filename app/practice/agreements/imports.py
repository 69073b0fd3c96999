"""Spreadsheets of agreements that exist on paper: each becomes a draft, its scan signs it."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError
from app.base.identity import fold
from app.base.terms import terms_of
from app.imports import readers
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values
from app.organizations.naming import NamedOrganizations
from app.practice.agreements.enums import AgreementKind, AgreementState
from app.practice.agreements.queries import agreements as queries
from app.practice.agreements.rules import AgreementTerms, check_agreement
from app.practice.agreements.services.drafts import draft_agreement, edit_agreement
from app.practice.permissions import Permission

OWN = ("number", "starts_on", "ends_on")


class AgreementImporter(Importer):
    """An agreement is one by its number; what is signed already is changed by amendments alone.

    A signed paper is proven by its scan, which no sheet has: the draft waits for it.
    """

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Find the organizations and check the terms."""
        self.organizations = NamedOrganizations()
        found = queries.list_importable()
        self.signed = {
            fold(one.number): one for one in found if one.state is not AgreementState.DRAFT
        }
        self.agreements = found
        for row in rows:
            self.organizations.find(row)
            self._check(row)

    def known(self) -> Iterator[KnownRecord]:
        """Return all agreements, signed ones too: their numbers are taken."""
        for one in self.agreements:
            values: dict[str, Any] = {name: getattr(one, name) for name in OWN}
            values["organization"] = self.organizations.labels[one.organization_id]
            yield KnownRecord(one.id, one.version, values)

    def key(self, values: Values) -> str:
        """Return the number with the organization."""
        return ", ".join(filter(None, (values.get("number"), values.get("organization"))))

    def same(self, values: Values) -> list[Hashable]:
        """Return the number, however it was typed."""
        return [fold(values["number"])] if values.get("number") else []

    def near(self, values: Values) -> Iterable[Hashable]:
        """Other agreements with the organization."""
        return (values.get("organization"),)

    def like(self, left: Values, right: Values) -> str | None:
        """Return why two look like one: the same organization for the same days."""
        days = ("starts_on", "ends_on")
        if any(left.get(one) != right.get(one) for one in days):
            return None
        return _("договор с этой организацией на те же дни: № %(number)s", number=right["number"])

    def create(self, values: Values) -> Any:
        """Write a draft."""
        terms = AgreementTerms(kind=AgreementKind.THROUGH, **self._told(values))
        return draft_agreement(terms=terms, actor=self.context.actor, today=self.context.today)

    def change(self, record_id: int, values: Values) -> Any:
        """Change a draft by what the row says."""
        context = self.context
        agreement = queries.get_agreement(record_id, visible_to=context.actor)
        bases = [base.id for base in agreement.original.bases]
        present = terms_of(agreement, AgreementTerms, base_ids=bases, **self._told(values))
        edit_agreement(agreement, terms=present, actor=context.actor, today=context.today)
        return agreement

    def _told(self, values: Values) -> dict[str, Any]:
        told = {name: values[name] for name in OWN if name in values}
        if label := values.get("organization"):
            told["organization_id"] = self.organizations.id_of(label)
        return told

    def _check(self, row: ReadRow) -> None:
        starts_on, ends_on = row.values.get("starts_on"), row.values.get("ends_on")
        if starts_on and ends_on:
            terms = AgreementTerms(0, AgreementKind.THROUGH, starts_on, ends_on)
            try:
                check_agreement(terms)
            except DomainError as error:
                row.refuse(error.field or "ends_on", "dates", str(error))
        signed = self.signed.get(fold(row.values.get("number") or ""))
        told = self._told(row.values) if signed else {}
        if any(getattr(signed, name) != said for name, said in told.items() if name != "number"):
            message = _("Договор уже подписан: изменения оформляют дополнительным соглашением.")
            row.refuse("number", "signed", message)


IMPORT = ImportKind(
    name="practice-agreements",
    title=_l("Договоры о практической подготовке"),
    count=(_l("договор"), _l("договора"), _l("договоров")),
    importer=AgreementImporter,
    permission=Permission.AGREEMENT_MANAGE,
    listing="practice.agreement_list",
    endpoint="practice.agreement_detail",
    argument="agreement_id",
    columns=(
        ImportColumn(
            "organization", _l("Организация"), readers.line,
            ("Профильная организация", "База практики", "Контрагент", "Наименование организации"),
            required=True, example="Школа № 901",
        ),
        ImportColumn(
            "number", _l("Номер договора"), readers.line,
            ("№ договора", "Номер", "Рег. номер"), required=True, example="17-П",
        ),
        ImportColumn(
            "starts_on", _l("Действует с"), readers.day,
            ("Дата договора", "Начало действия", "Дата заключения"),
            required=True, example="01.09.2023",
        ),
        ImportColumn(
            "ends_on", _l("Действует по"), readers.day,
            ("Срок действия", "Окончание действия", "Действует до"),
            required=True, example="31.08.2028",
        ),
    ),
)  # fmt: skip
