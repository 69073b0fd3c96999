"""Django's admin over the tables of the cluster: the stock site our lists are measured against."""
