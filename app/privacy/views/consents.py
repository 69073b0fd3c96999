"""Who has consented to what: the list, a person's consents, what the college enters."""

from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app.base import clock
from app.base.errors import NotFoundError
from app.base.transactions import transaction
from app.files.sending import send_file
from app.files.services.stored import store_file
from app.links.rules import KEPT_DAYS, Addressee
from app.privacy import subjects
from app.privacy.forms import AskForm, ConsentFilterForm, ConsentForm, WithdrawalForm
from app.privacy.kinds import CONSENT_KINDS, MENTOR, STUDENT
from app.privacy.listing import CONSENTS
from app.privacy.permissions import Permission
from app.privacy.queries import consents as queries
from app.privacy.rules import ConsentTerms
from app.privacy.services.asking import ask_for_consent
from app.privacy.services.consents import record_consent, withdraw_consent
from app.privacy.subjects import Subject, find_subject
from app.privacy.views.blueprint import bp
from app.students.queries import group_choices
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional

WHO = f"<any({STUDENT},{MENTOR}):who>"


@bp.get("/admin/consents/")
@requires(Permission.CONSENT_VIEW)
def consent_list() -> str | AnyResponse:
    """List students by whether they have given one kind of consent."""
    filters = ConsentFilterForm()
    filters.offer(subjects.kinds_of(STUDENT))
    filters.group.search_among(group_choices())
    kind = CONSENT_KINDS[filters.chosen_kind]

    def found(**criteria: Any) -> Any:
        criteria.pop("kind", None)
        return queries.list_standings(kind.name, **criteria)

    everybody, given = queries.count_standing(kind.name)
    return CONSENTS.answer(
        "privacy/consent_list.html",
        found,
        filters=filters,
        together=lambda students: queries.with_standings(students, kind.name),
        kind=kind,
        everybody=everybody,
        given=given,
    )


@bp.get(f"/admin/consents/{WHO}/<int:person_id>")
@requires(Permission.CONSENT_VIEW)
def consent_detail(who: str, person_id: int) -> str:
    """Show one person's consents: what there is, what is missing, whose signature."""
    subject = find_subject(who, person_id)
    return render_template(
        "privacy/consent_detail.html",
        subject=subject,
        lines=subjects.lines_of(subject, today=clock.today()),
        history=queries.consents_of(subject.person),
        kinds=CONSENT_KINDS,
    )


@bp.route(f"/admin/consents/{WHO}/<int:person_id>/new", methods=["GET", "POST"])
@requires(Permission.CONSENT_MANAGE)
def consent_create(who: str, person_id: int) -> str | AnyResponse:
    """Enter a consent; the scan is read outside of the transaction."""
    subject = find_subject(who, person_id)
    form = ConsentForm()
    form.offer(subjects.kinds_of(who))
    if subjects.is_first_look():
        subjects.fill(form, subject, today=clock.today())
    if form.validate_on_submit():
        scan = form.read_scan()
        if not form.error_list:
            with form.domain_errors(), transaction():
                _enter(find_subject(who, person_id), form, scan)
            if not form.error_list:
                flash(_("Согласие записано."), "success")
                return redirect(_card(subject))
    return render_template("privacy/consent_create.html", form=form, subject=subject)


def _enter(subject: Subject, form: ConsentForm, scan: tuple[bytes, str] | None) -> None:
    now = clock.now()
    file = store_file(scan[0], name=scan[1], actor=current_user, now=now) if scan else None
    record_consent(
        subject.person,
        terms=form.into(ConsentTerms),
        birth_date=subject.birth_date,
        actor=current_user,
        now=now,
        today=clock.today(),
        file=file,
    )


@bp.route("/admin/consents/<int:consent_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.CONSENT_MANAGE)
@transactional
def consent_withdraw(consent_id: int) -> str | AnyResponse:
    """Note that a consent was taken back."""
    consent = queries.get_consent(consent_id)
    subject = subjects.subject_of(consent)
    form = WithdrawalForm()
    if form.validate_on_submit():
        with form.domain_errors():
            withdraw_consent(
                consent, actor=current_user, now=clock.now(), note=form.note.data or ""
            )
            flash(_("Согласие отозвано и больше не действует."), "success")
            return redirect(_card(subject))
    return render_template(
        "privacy/consent_withdraw.html",
        form=form,
        consent=consent,
        subject=subject,
        kind=CONSENT_KINDS.get(consent.kind),
    )


@bp.get("/admin/consents/<int:consent_id>/scan")
@requires(Permission.CONSENT_VIEW)
def consent_scan(consent_id: int) -> Response:
    """Give the scan of a consent."""
    consent = queries.get_consent(consent_id)
    if consent.file is None:
        raise NotFoundError
    return send_file(consent.file)


@bp.get("/admin/consents/<int:consent_id>/text")
@requires(Permission.CONSENT_VIEW)
def consent_text(consent_id: int) -> str:
    """Show the very text that was agreed to."""
    consent = queries.get_consent(consent_id)
    return render_template(
        "privacy/consent_text.html",
        consent=consent,
        subject=subjects.subject_of(consent),
        kind=CONSENT_KINDS.get(consent.kind),
    )


@bp.route("/admin/consents/student/<int:student_id>/ask", methods=["GET", "POST"])
@requires(Permission.CONSENT_MANAGE)
@transactional
def consent_ask(student_id: int) -> str | AnyResponse:
    """Send a link that asks the student or the representative."""
    subject = find_subject(STUDENT, student_id)
    form = AskForm()
    form.offer(subjects.kinds_of(STUDENT))
    if subjects.is_first_look():
        subjects.fill_question(form, subject, today=clock.today(), days=KEPT_DAYS)
    if form.validate_on_submit():
        with form.domain_errors():
            ask_for_consent(
                subject.record,
                kind=form.kind.data,
                given_by=form.given_by.data,
                addressee=Addressee(
                    form.name.data or "", form.email.data or "", student_id=student_id
                ),
                until=form.until.data or clock.today(),
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            flash(_("Письмо со ссылкой отправлено."), "success")
            return redirect(_card(subject))
    return render_template("privacy/consent_ask.html", form=form, subject=subject)


def _card(subject: Subject) -> str:
    card = url_for(".consent_detail", who=subject.who, person_id=subject.record.id)
    return returning(card, row=subject.record.id)
