"""Letters of this package that the college may word itself."""

from datetime import date

from flask_babel import lazy_gettext as _l

from app.base.typography import day_short
from app.settings.letters import LetterField, WordedLetter

_TITLE = LetterField("конкурс", "round.title", "Лучший наставник")

LETTERS = (
    WordedLetter(
        "awards/letters/scoring_started.txt",
        _l("Награды: пора оценить кандидатуры"),
        (
            _TITLE,
            LetterField("оценить до", "round.scoring_until", date(2024, 3, 10)),
            LetterField("ссылка", "url", "https://cluster.example/awards", is_needed=True),
        ),
    ),
    WordedLetter(
        "awards/letters/scoring_reminder.txt",
        _l("Награды: напоминание об оценке"),
        (
            _TITLE,
            LetterField("оценить до", "round.scoring_until", date(2024, 3, 10)),
            LetterField("ссылка", "url", "https://cluster.example/awards/1/score", is_needed=True),
        ),
    ),
    WordedLetter(
        "awards/letters/nomination_returned.txt",
        _l("Награды: кандидатуру нужно доработать"),
        (
            _TITLE,
            LetterField("чего не хватает", "reason", "Приложите ходатайство организации."),
            LetterField("исправить до", "round.nominations_until", date(2024, 3, 1)),
            LetterField("ссылка", "url", "https://cluster.example/awards", is_needed=True),
        ),
    ),
    WordedLetter(
        "awards/letters/scoring_called.txt",
        _l("Награды: просьба оценить вместо другого или третьим"),
        (
            _TITLE,
            LetterField("оценить до", "round.scoring_until", date(2024, 3, 10)),
            LetterField("ссылка", "url", "https://cluster.example/awards/1/score", is_needed=True),
        ),
    ),
    WordedLetter(
        "awards/letters/round_closed.txt",
        _l("Награды: благодарственное письмо"),
        (
            _TITLE,
            LetterField("награждение", "round.ceremony_on", date(2024, 3, 20), shown=day_short),
            LetterField("ссылка", "dashboard", "https://cluster.example/dashboard", is_needed=True),
        ),
    ),
    WordedLetter(
        "awards/letters/ceremony_invitation.txt",
        _l("Награды: приглашение на награждение"),
        (
            _TITLE,
            LetterField("день", "round.ceremony_on", date(2024, 3, 20), shown=day_short),
            LetterField("начало", "starts", "15:00"),
            LetterField("место", "place", "актовый зал"),
            LetterField("подробности", "note", "Приходите с коллегами."),
        ),
    ),
)
