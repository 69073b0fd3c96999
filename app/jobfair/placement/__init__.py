"""After the talks: who works where by the orders of both sides, offers in its wake, who is left."""
