"""Documents as passages: the formulas and the running text of a file, with their places.

One file reads one format; each yields pieces (piece.py) in reading order, and ``passages`` makes
formulas and paragraphs of them. ``source.py`` is the entrance.
"""
