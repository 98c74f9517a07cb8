"""What is kept: the seal of the terms, who signed them, and where a covenant stands."""
