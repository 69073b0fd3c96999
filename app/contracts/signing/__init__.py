"""Who signs a contract, by what right, with whose consent; what makes it signed."""
