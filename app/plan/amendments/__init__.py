"""Changes of an adopted plan: prepared as a draft, in force by the minutes that adopted them."""
