"""People's spreadsheets: a file as sheets, and the table that stands in one of them."""
