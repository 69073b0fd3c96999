"""Use cases of spreadsheets: sent, mended, put in, taken back."""
