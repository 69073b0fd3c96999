"""One dot at the end of a sentence, also when what was put into it ends with one.

«подписан %(day)s.» with «26 февраля 2024 г.» would end with two; so would a reason that
somebody typed with its dot. Every message is put together by Flask-Babel, so it is seen to here.
"""

import re
from functools import cached_property

from babel.support import NullTranslations
from flask_babel import Babel, Domain
from markupsafe import Markup

# Two dots are one; «…», «?» and «!» need none after them. Three dots are a pause, «../» a path.
_TWICE = re.compile(r"(?<![.])[.][.](?![./\w])")
_ENDED = re.compile(r"([?!…])[.](?![./\w])")


def sentence(text: str) -> str:
    """Return the text with no doubled end of a sentence; markup stays markup."""
    if "." not in text:
        return text
    mended = _ENDED.sub(r"\1", _TWICE.sub(".", text))
    return Markup(mended) if isinstance(text, Markup) else mended  # noqa: S704 - as it came


class SentenceDomain(Domain):
    """Messages of Python code, lazy ones too."""

    @cached_property
    def messages(self) -> NullTranslations:
        """Return the messages of the site's one language: a page asks for them 150 times."""
        return super().get_translations()

    def get_translations(self) -> NullTranslations:
        """Return the messages, looked up once."""
        return self.messages

    def gettext(self, string: str, **variables: object) -> str:
        """Translate, fill in, and see to the dot."""
        text: str = super().gettext(string, **variables)
        return sentence(text) if variables else text


class SentenceBabel(Babel):
    """Flask-Babel with our domain."""

    @cached_property
    def domain_instance(self) -> Domain:
        """Return what puts messages together."""
        return SentenceDomain(domain=self.domain)
