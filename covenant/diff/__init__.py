"""Two states of a covenant: what changed by meaning, who promises more, who is asked again."""
