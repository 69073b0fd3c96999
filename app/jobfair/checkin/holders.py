"""Who holds a pass, in as few words as a door needs: a name, and where the person belongs."""

from flask_babel import gettext as _

from app.jobfair.checkin.enums import HolderKind
from app.jobfair.checkin.models import FairPass, FairScan


def name_of(holder: FairPass, *, is_outside: bool = False) -> str:
    """Return the holder's name; to people outside of the college what was revealed to them."""
    if holder.student is None:
        return holder.name
    return holder.student.shown_name if is_outside else holder.student.full_name


def place_of(holder: FairPass) -> str:
    """Return the holder's group, organization with its stand, or what a visitor said."""
    if holder.student:
        return holder.student.group.label
    if holder.participant is None:
        return holder.about or str(HolderKind.VISITOR.label)
    employer = holder.participant.organization.short_name
    stand = holder.participant.stand
    return _("%(employer)s, стенд %(stand)s", employer=employer, stand=stand) if stand else employer


def spot_of(scan: FairScan | None) -> str:
    """Return where a pass was read."""
    if scan is None:
        return ""
    if scan.participant is None:
        return scan.spot
    return _("стенд %(stand)s", stand=scan.participant.stand or scan.participant_id)
