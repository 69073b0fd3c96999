"""Signing in and out, passwords, and the people who have accounts."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from app.accounts import queries, rules
from app.accounts.devices import present_place, remember_device
from app.accounts.enums import Role, TokenPurpose
from app.accounts.errors import LinkExpiredError
from app.accounts.forms import (
    ForgottenPasswordForm,
    HatForm,
    InvitationForm,
    LeavingForm,
    NewPasswordForm,
    PasswordChangeForm,
    SignInForm,
    UserEditForm,
    UserFields,
    UserFilterForm,
)
from app.accounts.handover import work_of
from app.accounts.listing import USERS
from app.accounts.models import User
from app.accounts.permissions import Permission
from app.accounts.rules import UserTerms
from app.accounts.services import hats, leaving, links, passwords, people, sign_in
from app.accounts.services.entry import Entry
from app.base import clock
from app.base.transactions import transaction
from app.organizations.queries import organization_choices
from app.web.access import public, requires, signed_in
from app.web.places import returning
from app.web.transactions import transactional
from app.web.urls import is_local

bp = Blueprint("accounts", __name__, template_folder="templates")


@bp.route("/login", methods=["GET", "POST"])
@public
def login() -> str | Response:
    """Sign a person in; the session starts anew."""
    if current_user.is_authenticated:
        return redirect(url_for("web.dashboard"))
    form = SignInForm(next=request.args.get("next", ""))
    if form.validate_on_submit():
        with form.domain_errors():
            entry = sign_in.check(
                email=form.email.data, password=form.password.data, place=present_place()
            )
            return _enter(entry, form.next.data)
    return render_template("accounts/login.html", form=form)


@bp.route("/login/<secret>", methods=["GET", "POST"])
@public
def login_by_letter(secret: str) -> str | Response:
    """Sign a person in by the link from a letter; a button, as mail programs open links too."""
    if request.method == "POST":
        return _enter(sign_in.enter_by_letter(secret))
    owner = links.get_owner(secret, TokenPurpose.SIGN_IN, at=clock.true_now())
    return render_template("accounts/login_by_letter.html", owner=owner)


@bp.post("/logout")
@signed_in
def logout() -> Response:
    """Sign the person out, on every device."""
    with transaction():
        passwords.end_sessions(_me())
    logout_user()
    session.clear()
    response = redirect(url_for("web.front"))
    response.headers["Clear-Site-Data"] = '"cache"'  # refused forms kept for the way back
    return response


@bp.route("/password/forgot", methods=["GET", "POST"])
@public
def password_forgot() -> str | Response:
    """Send a link to a new password; the answer does not tell whether the e-mail is known."""
    form = ForgottenPasswordForm()
    if form.validate_on_submit():
        with form.domain_errors():
            sign_in.request_reset(form.email.data, place=present_place())
            flash(_("Если такая почта у нас есть, письмо со ссылкой уже в пути."), "success")
            return redirect(url_for(".login"))
    return render_template("accounts/password_forgot.html", form=form)


@bp.route("/password/reset/<secret>", methods=["GET", "POST"])
@public
def password_reset(secret: str) -> str | Response:
    """Set a new password by the link from a letter."""
    owner = links.get_owner(secret, TokenPurpose.PASSWORD_RESET, at=clock.true_now())
    form = NewPasswordForm()
    if form.validate_on_submit():
        with form.domain_errors():
            entry = passwords.reset_password(secret, form.password.data)
            flash(_("Пароль изменён."), "success")
            return _enter(entry)
    return render_template("accounts/password_reset.html", form=form, owner=owner)


@bp.route("/invitation/<secret>", methods=["GET", "POST"])
@public
def invitation_accept(secret: str) -> str | Response:
    """Set the first password by the link of an invitation."""
    owner = links.get_owner(secret, TokenPurpose.INVITATION, at=clock.true_now())
    form = NewPasswordForm()
    if form.validate_on_submit():
        with form.domain_errors():
            entry = passwords.accept_invitation(secret, form.password.data)
            flash(_("Добро пожаловать! Пароль сохранён."), "success")
            return _enter(entry)
    return render_template("accounts/invitation_accept.html", form=form, owner=owner)


@bp.route("/account/", methods=["GET", "POST"])
@signed_in
def account_detail() -> str | Response:
    """Show one's own account and change the password; other sessions end."""
    form = PasswordChangeForm()
    if form.validate_on_submit():
        with form.domain_errors():
            entry = sign_in.change_password(
                _me(),
                present=form.present.data,
                password=form.password.data,
                place=present_place(),
            )
            flash(_("Пароль изменён. На других устройствах нужно войти заново."), "success")
            return _enter(entry, url_for(".account_detail"))
    return render_template(
        "accounts/account_detail.html", form=form, names=queries.organization_names([_me()])
    )


@bp.get("/admin/users/")
@requires(Permission.USER_VIEW)
def user_list() -> str | Response:
    """List the people who have accounts."""
    filters = UserFilterForm()
    return USERS.answer("accounts/user_list.html", queries.list_users, filters=filters)


@bp.get("/admin/users/<int:user_id>")
@requires(Permission.USER_VIEW)
def user_detail(user_id: int) -> str:
    """Show a person's account and what can be done about it."""
    user = queries.get_user(user_id)
    return render_template(
        "accounts/user_detail.html",
        user=user,
        names=queries.organization_names([user]),
        may_invite=user.role in rules.offered_roles(current_user.roles),
        link_works=queries.has_open_invitation(user, at=clock.true_now()),
        answers_alone=user.active and queries.answers_alone_for(user) is not None,
    )


@bp.route("/admin/users/invitations/new", methods=["GET", "POST"])
@requires(Permission.USER_INVITE)
@transactional
def invitation_create() -> str | Response:
    """Invite somebody by a letter with a one-time link."""
    form = _offering(InvitationForm())
    if form.validate_on_submit():
        with form.domain_errors():
            user = people.invite_user(
                terms=form.into(UserTerms), actor=_me(), now=clock.now(), at=clock.true_now()
            )
            flash(_("Приглашение отправлено: %(email)s.", email=user.email), "success")
            return redirect(_back_to(user.id))
    return render_template("accounts/invitation_create.html", form=form)


@bp.post("/admin/users/<int:user_id>/invitation")
@requires(Permission.USER_INVITE)
@transactional
def invitation_resend(user_id: int) -> Response:
    """Send a new link; the earlier one stops working."""
    people.resend_invitation(
        queries.get_user(user_id), actor=_me(), now=clock.now(), at=clock.true_now()
    )
    flash(_("Новая ссылка отправлена, прежняя больше не действует."), "success")
    return redirect(_back_to(user_id))


@bp.route("/admin/users/<int:user_id>/edit", methods=["GET", "POST"])
@requires(Permission.USER_MANAGE)
@transactional
def user_edit(user_id: int) -> str | Response:
    """Change a person's name, e-mail, role or organization."""
    user = queries.get_user(user_id)
    form = _offering(UserEditForm(obj=user), user)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(user)
            people.edit_user(user, terms=form.into(UserTerms), actor=_me(), at=clock.true_now())
            flash(_("Сохранено."), "success")
            return redirect(_back_to(user_id))
    return render_template("accounts/user_edit.html", form=form, user=user)


@bp.route("/admin/users/<int:user_id>/roles/new", methods=["GET", "POST"])
@requires(Permission.USER_MANAGE)
@transactional
def hat_create(user_id: int) -> str | Response:
    """Let a person be one thing more."""
    user = queries.get_user(user_id)
    form = HatForm()
    roles = [role for role in rules.offered_roles(current_user.roles) if role is not Role.STUDENT]
    form.offer(roles=roles, organizations=organization_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            hats.add_hat(
                user,
                role=form.role.data,
                organization_id=form.organization_id.data,
                actor=_me(),
                now=clock.now(),
            )
            flash(_("Роль добавлена."), "success")
            return redirect(url_for(".user_detail", user_id=user_id))
    return render_template("accounts/hat_create.html", form=form, user=user)


@bp.post("/admin/roles/<int:hat_id>/remove")
@requires(Permission.USER_MANAGE)
@transactional
def hat_remove(hat_id: int) -> Response:
    """Take a role off again; it counts from the next request on."""
    hat = queries.get_further_hat(hat_id)
    user_id = hat.user_id
    hats.take_off(hat, actor=_me())
    flash(_("Роль снята."), "success")
    return redirect(returning(url_for(".user_detail", user_id=user_id)))


@bp.route("/admin/users/<int:user_id>/leaving", methods=["GET", "POST"])
@requires(Permission.USER_MANAGE)
@transactional
def user_leave(user_id: int) -> str | Response:
    """Close the account of an employee who leaves, and hand over what waits for them."""
    user = queries.get_user(user_id)
    form = LeavingForm(obj=user)
    form.successor_id.search_among(queries.colleague_choices(but=user.id))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(user)
            successor = queries.find_user(form.successor_id.data or 0)
            leaving.let_leave(
                user, successor=successor, actor=_me(), now=clock.now(), at=clock.true_now()
            )
            flash(_("Учётная запись закрыта, дела переданы."), "success")
            return redirect(url_for(".user_detail", user_id=user_id))
    return render_template(
        "accounts/user_leave.html",
        form=form,
        user=user,
        work=work_of(user),
        answers_alone=queries.answers_alone_for(user) is not None,
    )


@bp.post("/admin/users/<int:user_id>/close")
@requires(Permission.USER_MANAGE)
@transactional
def user_close(user_id: int) -> Response:
    """Keep a person out, at once and everywhere."""
    user = queries.get_user(user_id)
    people.close_sign_in(user, actor=_me(), at=clock.true_now())
    flash(_("Учётная запись заблокирована."), "success")
    if queries.answers_alone_for(user):
        flash(_("Отвечать за эту организацию теперь некому: письма ей не дойдут."), "warning")
    return redirect(_back_to(user_id))


@bp.post("/admin/users/<int:user_id>/open")
@requires(Permission.USER_MANAGE)
@transactional
def user_open(user_id: int) -> Response:
    """Let a person in again."""
    people.open_sign_in(queries.get_user(user_id), actor=_me())
    flash(_("Учётная запись разблокирована."), "success")
    return redirect(_back_to(user_id))


@bp.errorhandler(LinkExpiredError)
def link_expired(_error: LinkExpiredError) -> tuple[str, int]:
    """Say how to get another link."""
    return render_template("accounts/link_expired.html"), 410


def _enter(entry: Entry, target: str | None = None) -> Response:
    flashes = session.pop("_flashes", [])
    session.clear()
    session["_flashes"] = flashes
    login_user(entry.user)
    # Not the present version: a password changed since then must end this session too.
    session["_user_id"] = entry.session_id
    session.permanent = True
    response = redirect(target if target and is_local(target) else url_for("web.dashboard"))
    remember_device(response, entry.user.id)
    return response


def _back_to(user_id: int) -> str:
    """Return the list the form was opened from, else the person's account."""
    return returning(url_for(".user_detail", user_id=user_id), row=user_id)


def _me() -> User:
    return current_user._get_current_object()  # type: ignore[no-any-return]


def _offering(form: UserFields, user: User | None = None) -> UserFields:
    roles = rules.offered_roles(current_user.roles)
    present = user.organization_id if user else None
    form.offer(roles=roles, organizations=organization_choices(chosen=present))
    return form
