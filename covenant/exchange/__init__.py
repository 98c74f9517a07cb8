"""Both sides together: what lies on the table, each need settled, the whole accepted."""
