"""Passwords: what is accepted, and that nobody learns anything from the time it takes."""

import pytest
from flask import Flask

from app.accounts.errors import WeakPasswordError
from app.accounts.passwords import hash_password, require_strong_password, verify_password

GOOD = "лошадь батарея скрепка"


@pytest.fixture(autouse=True)
def _in_application(app: Flask) -> None:
    """Costs of hashing and the language of messages are the application's."""


@pytest.mark.parametrize(
    "password", [GOOD, "demo-cluster-2024", "x7#Kp0vQz2", "ы" * 3 + "Жq7=вторник"]
)
def test_good_passwords_pass(password: str) -> None:
    require_strong_password(password)


@pytest.mark.parametrize(
    ("password", "hint"),
    [
        ("коротко", "Не короче 10 знаков, сейчас 7"),
        ("", "сейчас 0"),
        ("д" * 73, "Не длиннее 72 знаков"),
        ("x" * 2_000_000, "Не длиннее 72 знаков"),
        ("qwertyuiop", "подбирают одним из первых"),
        ("йцукенгшщз", "подбирают одним из первых"),
        ("1234567890", "подбирают одним из первых"),
        ("aaaaaaaaaaaa", "подбирают одним из первых"),
    ],
)
def test_bad_ones_are_told_how_to_mend(password: str, hint: str) -> None:
    with pytest.raises(WeakPasswordError, match=hint) as refusal:
        require_strong_password(password)
    assert refusal.value.field == "password"


def test_ones_own_name_is_no_password() -> None:
    with pytest.raises(WeakPasswordError):
        require_strong_password("zimina@school.ru", personal=("zimina@school.ru",))


def test_a_password_fits_only_itself() -> None:
    stored = hash_password(GOOD)
    assert stored.startswith("$argon2id$")
    assert verify_password(stored, GOOD)
    assert not verify_password(stored, GOOD + " ")
    assert not verify_password(None, GOOD)
    assert not verify_password("no hash at all", GOOD)


def test_another_keyboard_that_composes_letters_fits_too() -> None:
    assert verify_password(hash_password("мойпароль"), "мои\u0306пароль")


def test_nobodys_password_takes_one_check_like_anybodys(hashing: list[str]) -> None:
    verify_password(None, GOOD)
    assert hashing == ["verify"]
