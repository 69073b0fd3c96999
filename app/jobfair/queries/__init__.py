"""Reading the fair: the public catalogue, and what each side may see of the rest."""
