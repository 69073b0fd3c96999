"""«Мои данные»: what is held on me, my consents, who opened my card."""

from flask import Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app.base import clock
from app.base.errors import NotFoundError
from app.base.typography import day_short
from app.privacy import subjects
from app.privacy.enums import GivenBy
from app.privacy.kinds import CONSENT_KINDS, MENTOR, STUDENT
from app.privacy.models import Consent
from app.privacy.queries import consents as queries
from app.privacy.queries.access import newest_access
from app.privacy.queries.people import Known, person_of_account
from app.privacy.queries.texts import body_of
from app.privacy.services.consents import give_own_consent, withdraw_consent
from app.privacy.services.held import SHOWN, as_json, as_sheet, held_on
from app.privacy.subjects import Subject, find_subject
from app.privacy.views.blueprint import bp
from app.privacy.wording import paragraphs
from app.web.access import signed_in
from app.web.attachment import as_attachment
from app.web.transactions import transactional

SHOWN_ACCESS = 10
KIND = f"<any({','.join(CONSENT_KINDS)}):kind>"


@bp.get("/me/")
@signed_in
def own_data() -> str:
    """Show a person the own data, consents and who opened the card."""
    known = person_of_account(current_user.id)
    mine = _own_subjects(known)
    student_id = next(iter(known.of("students")), None)
    count, opened = newest_access(student_id, limit=SHOWN_ACCESS) if student_id else (0, [])
    return render_template(
        "privacy/own_data.html",
        sections=held_on(known, most=SHOWN),
        subjects=[(one, subjects.lines_of(one, today=clock.today())) for one in mine],
        given={one.who: _own_given(one) for one in mine},
        opened=opened,
        opened_count=count,
        own=GivenBy.PERSON,
    )


@bp.get("/me/data.<any(json,xlsx):file_format>")
@signed_in
def own_file(file_format: str) -> Response:
    """Give a person everything held on them."""
    return file_of(person_of_account(current_user.id), file_format)


@bp.get(f"/me/consents/{KIND}")
@signed_in
def own_consent(kind: str) -> str:
    """Show what would be agreed to, before it is."""
    return render_template(
        "privacy/own_consent.html", kind=CONSENT_KINDS[kind], blocks=paragraphs(body_of(kind))
    )


@bp.post(f"/me/consents/{KIND}/give")
@signed_in
@transactional
def own_consent_give(kind: str) -> AnyResponse:
    """Consent for oneself."""
    asked = [one for one in _mine() if one.who in CONSENT_KINDS[kind].asked_of]
    if not asked:
        raise NotFoundError
    for subject in asked:
        if GivenBy.PERSON not in queries.given_consents(subject.person).get(kind, ()):
            give_own_consent(
                subject.person,
                kind=kind,
                birth_date=subject.birth_date,
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
    flash(_("Согласие дано."), "success")
    return redirect(url_for(".own_data", _anchor="consents"))


@bp.post("/me/consents/<int:consent_id>/withdraw")
@signed_in
@transactional
def own_consent_withdraw(consent_id: int) -> AnyResponse:
    """Take the own consent back."""
    consent = queries.get_consent(consent_id)
    if not any(_is_of(consent, one) for one in _mine()):
        raise NotFoundError
    withdraw_consent(consent, actor=current_user, now=clock.now(), by_person=True)
    flash(_("Согласие отозвано и больше не действует."), "success")
    return redirect(url_for(".own_data", _anchor="consents"))


def file_of(known: Known, file_format: str) -> Response:
    """Return everything held on a person as a file."""
    sections = held_on(known)
    title = _("Данные о человеке на %(day)s", day=day_short(clock.today()))
    data = as_json(sections, at=clock.now()) if file_format == "json" else as_sheet(sections, title)
    return as_attachment(data, f"{title}.{file_format}")


def _mine() -> list[Subject]:
    return _own_subjects(person_of_account(current_user.id))


def _own_subjects(known: Known) -> list[Subject]:
    tables = ((STUDENT, "students"), (MENTOR, "mentors"))
    return [find_subject(who, id_) for who, table in tables for id_ in sorted(known.of(table))]


def _own_given(subject: Subject) -> dict[str, Consent]:
    """Return the consents in force that the person gave and may take back, by kind."""
    given = [one for one in queries.consents_of(subject.person) if one.is_given]
    return {one.kind: one for one in given if one.given_by is GivenBy.PERSON}


def _is_of(consent: Consent, subject: Subject) -> bool:
    return bool(getattr(consent, subject.person.column) == subject.record.id)
