"""Offers: an employer makes one or takes it back, the student answers, a mistake is undone."""

from flask import render_template
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.early_work import LAW
from app.jobfair.errors import OfferChangedError
from app.jobfair.forms import AcceptanceForm, OfferForm, RefusalForm, ReleaseForm
from app.jobfair.learners import early_for, first_day
from app.jobfair.permissions import Permission
from app.jobfair.queries import applications as queries
from app.jobfair.queries.kept import note_kept
from app.jobfair.rules import OfferTerms
from app.jobfair.services import offers as services
from app.jobfair.standing import offer_to_answer
from app.jobfair.views.applications import back_to
from app.jobfair.views.blueprint import bp
from app.privacy.shown import reveal
from app.web.access import requires
from app.web.moment import moment
from app.web.transactions import transactional


@bp.route("/applications/<int:application_id>/offer", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def offer_create(application_id: int) -> str | Response:
    """Offer an applicant the work, or prolong the offer."""
    application = queries.get_application(application_id, visible_to=current_user)
    reveal([application.student], to=current_user)
    note_kept([application.vacancy])
    early = early_for(application.student, application.vacancy, today=clock.today())
    form = OfferForm(obj=application.offer, starts_on=first_day(application.vacancy, early))
    if form.validate_on_submit():
        with form.domain_errors():
            services.make_offer(application, terms=form.into(OfferTerms), **moment())
            return back_to(application, _("Предложение отправлено студенту письмом."))
    return render_template(
        "jobfair/offer_create.html",
        form=form,
        application=application,
        unanswered=offer_to_answer(application),
        early=early,
        law=LAW,
        is_minor=application.student.is_minor(clock.today()),
    )


@bp.post("/offers/<int:offer_id>/take-back")
@requires(Permission.OFFER_MAKE)
@transactional
def offer_take_back(offer_id: int) -> Response:
    """Withdraw an offer that was not answered."""
    offer = queries.get_offer(offer_id, visible_to=current_user)
    services.take_offer_back(offer, actor=current_user, now=clock.now())
    return back_to(offer.application, _("Предложение отозвано, студент получит письмо."))


@bp.post("/offers/<int:offer_id>/accept")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def offer_accept(offer_id: int) -> Response:
    """Accept an offer, in the words the student has read."""
    offer = queries.get_offer(offer_id, visible_to=current_user)
    form = AcceptanceForm()
    edition = form.edition.data
    if not form.validate_on_submit() or edition is None:
        raise OfferChangedError
    services.accept_offer(offer, edition=edition, **moment())
    return back_to(offer.application, _("Вы приняли предложение. Работодатель получит письмо."))


@bp.post("/offers/<int:offer_id>/refuse")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def offer_refuse(offer_id: int) -> Response:
    """Refuse an offer; to say why is up to the student."""
    offer = queries.get_offer(offer_id, visible_to=current_user)
    form = RefusalForm()
    reason = form.reason.data if form.validate_on_submit() else None
    services.refuse_offer(offer, reason=reason or None, actor=current_user, now=clock.now())
    return back_to(offer.application, _("Вы отказались. Работодатель получит письмо."))


@bp.route("/offers/<int:offer_id>/release", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def offer_release(offer_id: int) -> str | Response:
    """Undo an acceptance made by mistake."""
    offer = queries.get_offer(offer_id, visible_to=current_user)
    reveal([offer.application.student], to=current_user)
    form = ReleaseForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.release_acceptance(
                offer, reason=form.reason.data, actor=current_user, now=clock.now()
            )
            return back_to(offer.application, _("Принятие отменено, место снова свободно."))
    return render_template(
        "jobfair/offer_release.html", form=form, offer=offer, application=offer.application
    )
