"""Row 7: layouts, each a function from a derivation to a Document."""
