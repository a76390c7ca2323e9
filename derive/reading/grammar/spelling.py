"""How the marks of formulas are spelled, in LaTeX and in Unicode: tables only."""

from __future__ import annotations

from typing import TypeAlias

Spelling: TypeAlias = dict[str, tuple[str, str]]


def _spelled(type_: str, table: dict[str, str]) -> Spelling:
    """Each spelling with its type and the text that stands for it."""
    return {one: (type_, text) for text, spellings in table.items() for one in spellings.split()}


RELATIONS = _spelled(
    "REL",
    {
        "=": "= == \\eq",
        "≈": "≈ ≃ ≅ ≐ ≒ ~= \\approx \\approxeq \\simeq \\cong \\doteq",
        ":=": ":= ≔ ≜ ≝ ≡ \\coloneqq \\coloneq \\triangleq \\defeq \\equiv",
        "→": "→ ⟶ ↦ -> --> \\to \\rightarrow \\longrightarrow \\mapsto",
        "←": "← ⟵ \\leftarrow \\longleftarrow \\gets",
        "<": "< ≪ \\lt \\ll \\prec",
        ">": "> ≫ \\gt \\gg \\succ",
        "≤": "≤ ⩽ <= \\le \\leq \\leqslant \\preceq",
        "≥": "≥ ⩾ >= \\ge \\geq \\geqslant \\succeq",
        "≠": "≠ != \\ne \\neq",
        "∝": "∝ \\propto",
        "∈": "∈ \\in \\notin \\subset \\subseteq",
        "∼": "∼ \\sim",
    },
)

SIGNS: Spelling = {
    **_spelled("PLUS", {"+": "+ ＋"}),
    **_spelled("MINUS", {"-": "- − – ‒ ﹣"}),
    **_spelled("TIMES", {"*": "* × · ⋅ ∗ • ∙ @ \\cdot \\times \\ast \\star \\bullet ⋆"}),
    **_spelled("SLASH", {"/": "/ ÷ ⁄ ∕ \\div \\slash"}),
    **_spelled("ODOT", {"⊙": "⊙ ∘ .* \\odot \\circ"}),
    **_spelled("CARET", {"^": "^ ** \\sp"}),
    **_spelled("UNDER", {"_": "_ \\sb"}),
    **_spelled("PRIME", {"'": "' ′ ’ ʹ \\prime", "''": "″"}),
    **_spelled("PARTIAL", {"∂": "∂ \\partial"}),
    **_spelled("NABLA", {"∇": "∇ \\nabla"}),
    **_spelled("SUM", {"Σ": "∑ Σ \\sum \\Sigma", "∏": "∏ \\prod"}),
    **_spelled("SQRT", {"√": "√ \\sqrt"}),
    **_spelled("FRAC", {"/": "\\frac \\dfrac \\tfrac \\cfrac \\sfrac \\nicefrac"}),
    **_spelled("TOP", {"T": "\\top \\intercal \\transpose ⊤ ⊺"}),
    **_spelled("ELLIPSIS", {"…": "… ⋯ ... \\dots \\ldots \\cdots \\dotsc \\dotsb \\vdots \\ddots"}),
    **_spelled("BLANK", {"_": "? \\square \\Box □"}),
}

BRACKETS: Spelling = {
    **_spelled("LPAR", {"(": "( \\lparen"}),
    **_spelled("RPAR", {")": ") \\rparen"}),
    **_spelled("LSQB", {"[": "[ \\lbrack"}),
    **_spelled("RSQB", {"]": "] \\rbrack"}),
    **_spelled("LSET", {"{": "\\{ \\lbrace"}),
    **_spelled("RSET", {"}": "\\} \\rbrace"}),
    **_spelled("LANGLE", {"⟨": "⟨ 〈 \\langle"}),
    **_spelled("RANGLE", {"⟩": "⟩ 〉 \\rangle"}),
    **_spelled("BAR", {"|": "| ∣ \\vert \\lvert \\rvert \\mid"}),
    **_spelled("NORM", {"‖": "‖ ∥ || \\| \\Vert \\lVert \\rVert \\norm"}),
}

# What stands between statements; a short gap is none, a wide one may go on with what stands above.
BREAKS: Spelling = {
    **_spelled("COMMA", {",": ","}),
    **_spelled("SEMI", {";": ";"}),
    **_spelled("STOP", {".": ".", ":": ": \\colon"}),
    **_spelled("GAP", {" ": "\\quad \\qquad \\hfill \\enspace \\enskip"}),
    **_spelled("ROW", {"\n": "\\\\ \\newline \\cr \\tabularnewline"}),
    **_spelled("AMP", {"&": "&"}),
    **_spelled(
        "BREAK",
        {
            "⇒": "⇒ ⟹ => \\Rightarrow \\implies \\Longrightarrow \\leadsto \\rightsquigarrow",
            "⇔": "⇔ ⟺ <=> \\iff \\Leftrightarrow \\Longleftrightarrow \\leftrightarrow",
            "⇐": "⇐ \\Leftarrow \\impliedby",
            "↓": "↓ ⇓ ↑ ⇑ \\downarrow \\Downarrow \\uparrow \\Uparrow \\updownarrow",
            "∧": "∧ ∴ ∵ \\land \\wedge \\therefore \\because \\blacksquare \\qed",
            "∀": "∀ ∃ \\forall \\exists",
        },
    ),
}

SPELLINGS: Spelling = {**RELATIONS, **SIGNS, **BRACKETS, **BREAKS}
