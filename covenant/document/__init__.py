"""Documents as plain data for templates: the covenant's page and the worksheet."""
