"""What the stories know of the demo people, asked of the site itself."""

from tests.browser.visitor import Visitor


def organization_of(employer: Visitor) -> str:
    """Return the short name of the organization an employer acts for."""
    employer.open("/account")
    return employer.page.locator("dt:text-is('Организация') + dd").inner_text().strip()
