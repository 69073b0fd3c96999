"""A student's own conditions in a period: with whom, where not, whether a bed is needed."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.organizations.queries import get_organization
from app.practice.conditions import queries, services
from app.practice.conditions.errors import CompanionError
from app.practice.conditions.models import WishCompanion
from app.practice.conditions.own_forms import CompanionForm, DormitoryForm, OwnConflictForm
from app.practice.conditions.wording import rule_words
from app.practice.distribution_instance import student_key
from app.practice.enums import PairRule
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import applications as application_queries
from app.practice.queries import periods as period_queries
from app.practice.services import wishes
from app.practice.views.blueprint import bp
from app.students.models import Student
from app.students.queries import get_student_of
from app.web.access import requires
from app.web.transactions import transactional


@bp.route("/periods/<int:period_id>/own", methods=["GET", "POST"])
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def own_conditions_edit(period_id: int) -> str | Response:
    """Show the rules and the own conditions; take the code of a companion."""
    period, student = _own(period_id)
    form = CompanionForm()
    if form.validate_on_submit():
        with form.domain_errors():
            named = services.name_companion(
                period,
                student,
                companion=_companion(period, form),
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            flash(_named_words(named), "success")
            return redirect(_page(period))
    application = application_queries.find_application(period, student)
    companion = queries.find_companion(period, student.id)
    return render_template(
        "practice/conditions/own_detail.html",
        period=period,
        student=student,
        code=student_key(student.id),
        rules=rule_words(period, queries.list_limits(period)),
        open=period.takes_applications(today=clock.today()),
        form=form,
        takes_pairs=period.pair_rule is not PairRule.NONE,
        companion=companion,
        is_mutual=companion is not None and queries.is_named_back(companion),
        companion_code=student_key(companion.companion_id) if companion else "",
        dormitory=DormitoryForm(obj=application),
        conflicts=queries.list_conflicts_of(student),
    )


@bp.post("/periods/<int:period_id>/own/companion/remove")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def companion_remove(period_id: int) -> Response:
    """Go alone after all."""
    period, student = _own(period_id)
    companion = queries.find_companion(period, student.id)
    if companion is None:
        raise NotFoundError
    services.forget_companion(companion, actor=current_user, now=clock.now(), today=clock.today())
    flash(_("Теперь вы идёте без пары."), "success")
    return redirect(_page(period))


@bp.post("/periods/<int:period_id>/own/dormitory")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def dormitory_edit(period_id: int) -> Response:
    """Keep whether a bed is needed."""
    period, student = _own(period_id)
    form = DormitoryForm()
    wishes.ask_for_dormitory(
        period,
        student,
        needs_dormitory=bool(form.needs_dormitory.data),
        actor=current_user,
        now=clock.now(),
        today=clock.today(),
    )
    flash(_("Записано."), "success")
    return redirect(_page(period))


@bp.route("/periods/<int:period_id>/own/conflicts/new", methods=["GET", "POST"])
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def own_conflict_create(period_id: int) -> str | Response:
    """Say where the student must not practise."""
    period, student = _own(period_id)
    form = OwnConflictForm()
    form.organization_id.search_among(period_queries.offering_choices(period))
    if form.validate_on_submit():
        with form.domain_errors():
            services.declare_conflict(
                student,
                organization=get_organization(form.organization_id.data),
                reason=form.reason.data,
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Записано. Сюда вас не направят."), "success")
            return redirect(_page(period))
    return render_template("practice/conditions/own_conflict_create.html", form=form, period=period)


@bp.post("/periods/<int:period_id>/own/conflicts/<int:conflict_id>/remove")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def own_conflict_remove(period_id: int, conflict_id: int) -> Response:
    """Let the student practise there again."""
    period, _student = _own(period_id)
    conflict = queries.get_conflict(conflict_id, visible_to=current_user)
    services.withdraw_conflict(conflict, actor=current_user)
    flash(_("Запись убрана."), "success")
    return redirect(_page(period))


def _own(period_id: int) -> tuple[PracticePeriod, Student]:
    period = period_queries.get_period(period_id, visible_to=current_user)
    return period, get_student_of(current_user)


def _page(period: PracticePeriod) -> str:
    return url_for(".own_conditions_edit", period_id=period.id)


def _companion(period: PracticePeriod, form: CompanionForm) -> Student:
    found = period_queries.find_student_by_code(period, str(form.code.data))
    if found is None:
        raise CompanionError(_("Такого кода в этой практике нет."), field="code")
    return found


def _named_words(named: WishCompanion) -> str:
    if queries.is_named_back(named):
        return _("Вы назвали друг друга: пара засчитана.")
    return _("Записано. Пара засчитается, когда друг назовёт ваш код.")
