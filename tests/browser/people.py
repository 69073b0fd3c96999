"""What the stories know of the demo people, asked of the site itself."""

from tests.browser.visitor import Visitor


def organization_of(employer: Visitor) -> str:
    """Return the short name of the organization an employer acts for."""
    employer.open("/account")
    hat = employer.page.locator("main li").filter(has_text="Работодатель: ").first
    return hat.inner_text().partition(": ")[2].strip()
