"""How a Term is written: LaTeX, MathML, Unicode text."""
