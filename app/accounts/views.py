"""Signing in and out."""

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from flask_login import current_user, login_user, logout_user

from app.accounts import sign_in
from app.accounts.forms import SignInForm
from app.accounts.models import User
from app.accounts.services import end_sessions
from app.web.access import public, signed_in
from app.web.transactions import transaction
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
            user = sign_in.check(email=form.email.data, password=form.password.data)
            return _enter(user, form.next.data)
    return render_template("accounts/login.html", form=form)


@bp.post("/logout")
@signed_in
def logout() -> Response:
    """Sign the person out, on every device."""
    with transaction():
        end_sessions(current_user._get_current_object())
    logout_user()
    session.clear()
    return redirect(url_for("web.front"))


def _enter(user: User, target: str | None) -> Response:
    session.clear()
    login_user(user)
    session.permanent = True
    return redirect(target if is_local(target) else url_for("web.dashboard"))
