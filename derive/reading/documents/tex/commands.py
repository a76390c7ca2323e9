"""What LaTeX's commands and environments do to the text around them."""

from __future__ import annotations

import unicodedata

from derive.reading.documents.words import words

_DROPPED_ONE = words("""
    addbibresource arraystretch autoref bibliography bibliographystyle captionsetup cellcolor cite
    citep citet cline cmidrule color Cref cref documentclass eqref geometry graphicspath hphantom
    hspace hyphenation hypersetup include includegraphics includeonly input institute label lstset
    newcounter newlength nocite pageref pagestyle pgfplotsset phantom ref rowcolor subfile tag
    theoremstyle thispagestyle tikzset url usecolortheme usepackage usetheme usetikzlibrary
    setbeamertemplate vphantom vspace
""")
_DROPPED_TWO = words("addtocounter addtolength fontsize newtheorem rule setcounter setlength")
_DROPPED_FIRST = words("captionof colorbox href parbox raisebox scalebox textcolor")
# The groups after a command: k is text to keep, d is to be dropped. Others keep theirs.
ARGUMENTS = {
    **dict.fromkeys(_DROPPED_ONE, "d"),
    **dict.fromkeys(_DROPPED_TWO, "dd"),
    **dict.fromkeys(_DROPPED_FIRST, "dk"),
    "texorpdfstring": "kd",
    "definecolor": "ddd",
    **dict.fromkeys(("resizebox", "multicolumn", "multirow"), "ddk"),
}
APART = words(
    "part chapter section subsection subsubsection paragraph subparagraph title author date "
    "caption captionof frametitle framesubtitle footnote item"
)  # begin a paragraph, and their groups are one
BREAKS = words(
    "par newline linebreak newpage clearpage hline toprule midrule bottomrule maketitle hfill "
    "centering quad qquad tableofcontents endhead endlastfoot"
)
NOT_FOLLOWED = frozenset({"input", "include", "subfile"})
SKIPPED = words("tikzpicture pgfpicture picture thebibliography filecontents tikzcd algorithmic")
DROPPED = {
    **dict.fromkeys(words("tabular array longtable minipage multicols column supertabular"), "d"),
    **dict.fromkeys(words("tabular* tabularx wrapfigure adjustbox"), "dd"),
}
SIGNS = {
    "ldots": "…",
    "dots": "…",
    "textendash": "–",
    "textemdash": "—",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "i": "ı",
    "euro": "€",
    "pounds": "£",
    "S": "§",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
}
_ACCENTS = {
    '"': "\N{COMBINING DIAERESIS}",
    "'": "\N{COMBINING ACUTE ACCENT}",
    "`": "\N{COMBINING GRAVE ACCENT}",
    "^": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "~": "\N{COMBINING TILDE}",
    "=": "\N{COMBINING MACRON}",
    ".": "\N{COMBINING DOT ABOVE}",
    "c": "\N{COMBINING CEDILLA}",
    "v": "\N{COMBINING CARON}",
    "u": "\N{COMBINING BREVE}",
    "H": "\N{COMBINING DOUBLE ACUTE ACCENT}",
    "r": "\N{COMBINING RING ABOVE}",
}


def accented(accent: str, letter: str) -> str:
    """The letter with its accent, as one character where there is one."""
    return unicodedata.normalize("NFC", letter + _ACCENTS[accent])
