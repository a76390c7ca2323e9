"""The grammar of formulas: ``chains`` says what the source of one formula states."""

from derive.reading.grammar.chains import chains

__all__ = ["chains"]
