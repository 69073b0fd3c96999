"""Reading papers of practice: whom they name, whom they ought to name, what lacks."""
