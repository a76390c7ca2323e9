"""Row 8: layouts, each a function from a derivation to a Document."""
