"""One task behind one link of a letter, for one person, without an account."""
