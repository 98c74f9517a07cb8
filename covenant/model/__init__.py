"""The nouns: what a covenant is made of, as frozen values."""
