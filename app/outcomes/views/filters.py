"""The filters of the list: what they offer."""

from app.organizations.queries import organization_choices
from app.outcomes.forms import OutcomeFilterForm
from app.outcomes.queries import cutoffs
from app.outcomes.wording import category_pairs, cutoff_title
from app.students.queries import all_group_choices, speciality_choices


def outcome_filters() -> OutcomeFilterForm:
    """Return the filters with their choices."""
    filters = OutcomeFilterForm()
    filters.category.offer(category_pairs())
    filters.cutoff.offer([(one.id, cutoff_title(one)) for one in cutoffs.newest_cutoffs()])
    filters.year.offer([(year, str(year)) for year in cutoffs.list_graduation_years()])
    filters.speciality.offer(speciality_choices())
    filters.group.search_among(all_group_choices())
    filters.organization.search_among(organization_choices())
    return filters
