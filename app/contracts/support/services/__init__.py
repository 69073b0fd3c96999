"""Use cases of measures of support and of their payments."""
