"""What an edition says, in the words of its paper; what an amendment changes."""

from collections.abc import Iterable

from flask_babel import gettext as _

from app.base.cluster import cluster
from app.base.phones import format_phone
from app.base.typography import day, day_span
from app.documents.names import initials, parse_name
from app.documents.signatories import signatory_phrase, signatory_words
from app.organizations.models import Organization
from app.practice.agreements.enums import AgreementKind, AgreementSide
from app.practice.agreements.models import (
    AgreementEdition,
    AgreementProgramme,
    AgreementSignatory,
    PracticeAgreement,
)
from app.practice.registry.models import PracticeBase

PEN = "_" * 24  # for a pen


def party_values(edition: AgreementEdition) -> dict[str, object]:
    """Return the parties as both forms call them: who they are, who signs, their requisites."""
    organization = edition.agreement.organization
    return {
        "college_name": cluster().full_name or cluster().short_name or PEN,
        "college_requisites": college_requisites(),
        "organization_name": organization.name,
        "organization_requisites": organization_requisites(organization),
        **_signed_by("college", edition.signatory_of(AgreementSide.COLLEGE)),
        **_signed_by("organization", edition.signatory_of(AgreementSide.ORGANIZATION)),
    }


def _signed_by(side: str, signatory: AgreementSignatory) -> dict[str, str]:
    words = signatory_words(signatory)
    whom = f"{words.post} {words.name or PEN}".strip()
    post = signatory.post[:1].upper() + signatory.post[1:]
    return {
        f"{side}_person": whom,
        f"{side}_acting": words.acting,
        f"{side}_basis": words.authority,
        f"{side}_post": post,
        f"{side}_signatory": initials(parse_name(signatory.name), last_first=False) or PEN,
    }


def phrase_of(signatory: AgreementSignatory) -> str:
    """Return the phrase a party's signatory will stand in, before anything is printed."""
    return signatory_phrase(signatory) if signatory.name else ""


def college_requisites() -> list[dict[str, str]]:
    """Return the college's requisites from the settings; what is not kept is left for the pen."""
    known = cluster()
    return _requisites(known.inn, known.kpp, known.ogrn, known.address, known.phone, known.email)


def organization_requisites(organization: Organization) -> list[dict[str, str]]:
    """Return an organization's requisites as its card has them."""
    return _requisites(
        organization.inn,
        organization.kpp,
        organization.ogrn,
        organization.address,
        organization.phone,
        organization.email,
    )


def _requisites(*values: str | None) -> list[dict[str, str]]:
    inn, kpp, ogrn, address, phone, email = values
    pairs = (
        (_("Адрес"), address),
        (_("ИНН"), inn),
        (_("КПП"), kpp),
        (_("ОГРН"), ogrn),
        (_("Телефон"), format_phone(phone) if phone else ""),
        (_("Почта"), email),
    )
    return [{"label": label, "value": value} for label, value in pairs if value]


def site_rows(bases: Iterable[PracticeBase]) -> list[dict[str, str]]:
    """Return bases as the paper lists them."""
    return [
        {"name": base.name, "address": ", ".join(filter(None, (base.town, base.address)))}
        for base in bases
    ]


def programme_rows(programmes: Iterable[AgreementProgramme]) -> list[dict[str, str]]:
    """Return appendix 1."""
    return [
        {
            "speciality": f"{one.speciality.code} «{one.speciality.name}»",
            "component": component_of(one),
            "students": str(one.students),
            "dates": dates_of(one),
        }
        for one in programmes
    ]


def component_of(programme: AgreementProgramme) -> str:
    """Return which part of a programme students learn: «Производственная практика, ПМ.01»."""
    return ", ".join(filter(None, (str(programme.kind.label), programme.module)))


def dates_of(programme: AgreementProgramme) -> str:
    """Return when, or where that is written when the agreement does not say."""
    if programme.starts_on is None or programme.ends_on is None:
        return _("по календарному учебному графику")
    return day_span(programme.starts_on, programme.ends_on)


def room_rows(edition: AgreementEdition) -> list[dict[str, str]]:
    """Return appendix 2."""
    return [{"room": one.room, "equipment": one.equipment} for one in edition.rooms]


def scope_of(agreement: PracticeAgreement) -> str:
    """Return for what an agreement is made, as its first clause says it."""
    if agreement.kind is AgreementKind.PERIOD and agreement.period:
        return _("на период «%(title)s»", title=agreement.period.title)
    return _("на все периоды практики в течение срока договора")


def before(edition: AgreementEdition) -> AgreementEdition:
    """Return the edition an amendment changes."""
    return edition.agreement.editions[edition.number - 1]


def changes_of(edition: AgreementEdition) -> list[str]:
    """Return what an amendment changes, a clause each; empty when it changes nothing."""
    old = before(edition)
    clauses = []
    if edition.until != old.until:
        until = day(edition.until)
        clauses.append(_("Срок договора изменить: по %(until)s включительно.", until=until))
    if {one.id for one in edition.bases} != {one.id for one in old.bases}:
        clauses.append(
            _("Практика проходит по адресам:")
            if edition.bases
            else _("Практика проходит во всех помещениях Профильной организации.")
        )
    if programme_rows(edition.programmes) != programme_rows(old.programmes):
        clauses.append(_("Приложение № 1 изложить в новой редакции."))
    if room_rows(edition) != room_rows(old):
        clauses.append(_("Приложение № 2 изложить в новой редакции."))
    if edition.note:
        clauses.append(edition.note)
    return clauses


def changes_bases(edition: AgreementEdition) -> bool:
    """Tell whether an amendment says anew where practice is."""
    return {one.id for one in edition.bases} != {one.id for one in before(edition).bases}
