"""What kinds of award there are, and their bounds."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MOST_HONOURS = 20
MOST_YEARS = 60  # of experience
MOST_COSIGNERS = 4


class HonourKind(LabelledEnum):
    """What an award is: its paper says it in its own words."""

    DIPLOMA = "diploma", _l("диплом")
    CERTIFICATE = "certificate", _l("почётная грамота")
    GRATITUDE = "gratitude", _l("благодарность")
    REPRESENTATION = "representation", _l("представление к ведомственной награде")
