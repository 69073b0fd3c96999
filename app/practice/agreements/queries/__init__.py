"""Reading agreements: staff see all, an organization its own."""
