"""HTML pages: their text, their TeX and their MathML."""
