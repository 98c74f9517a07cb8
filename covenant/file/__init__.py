"""A file's text: read strictly into a tree with places, made into nouns, spliced, laid out."""
