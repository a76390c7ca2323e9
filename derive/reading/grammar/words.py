"""Words and letters of formulas, and the commands that only change how something looks: tables."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _commands(text: str) -> frozenset[str]:
    return frozenset(f"\\{name}" for name in text.split())


_GREEK = "αβγδεζηθικλμνξπρστυφχψωϵϑϕϱςΓΔΘΛΞΠΥΦΨΩ"
_NAMES = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau
    upsilon phi chi psi omega epsilon theta phi rho sigma Gamma Delta Theta Lambda Xi Pi Upsilon
    Phi Psi Omega
"""
GREEK = dict(zip(_GREEK, _NAMES.split(), strict=True))
LETTERS = {f"\\{name}": name for name in GREEK.values()} | {
    "\\varepsilon": "epsilon",
    "\\vartheta": "theta",
    "\\varphi": "phi",
    "\\varrho": "rho",
    "\\varsigma": "sigma",
    "\\varpi": "pi",
    "\\ell": "ell",
    "\\hbar": "hbar",
    "\\imath": "i",
    "\\jmath": "j",
    "\\infty": "infty",
    "∞": "infty",
    "ℓ": "ell",
}

_SAME = _words(
    """
    exp ln log sin cos tan cot sec csc sinh cosh tanh coth sech csch arcsin arccos arctan artanh
    arctanh max min sqrt abs softmax softplus relu sgn diag tr det norm
    """
)
_LOGISTIC = _words("sigmoid sigm sig logistic logsig Sigmoid expit")
_OTHERS = {
    "ReLU": "relu",
    "RELU": "relu",
    "Relu": "relu",
    "Softmax": "softmax",
    "SoftMax": "softmax",
    "sen": "sin",
    "tg": "tan",
    "lg": "log10",
    "sign": "sgn",
    "th": "tanh",
    "atanh": "arctanh",
    "tansig": "tanh",
    "purelin": "purelin",
}
FUNCTIONS = {name: name for name in _SAME} | dict.fromkeys(_LOGISTIC, "sigmoid") | _OTHERS
OPERATORS = _words(
    """
    exp ln log lg sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan max min det
    """
)  # those that LaTeX has as commands
SPELLED_OUT = _words(
    """
    exp ln log sin cos tan sinh cosh tanh max min sqrt abs softmax softplus relu ReLU sigmoid
    logistic logsig tansig purelin
    """
)  # those that are known without a command too
CALLABLE = _words("sigma phi psi f g")  # called where brackets follow

ACCENTS = {
    "\\hat": "hat",
    "\\widehat": "hat",
    "\\bar": "bar",
    "\\overline": "bar",
    "\\tilde": "tilde",
    "\\widetilde": "tilde",
    "\\vec": "vec",
    "\\overrightarrow": "vec",
}
COMBINING = {"̂": "hat", "̄": "bar", "̅": "bar", "̃": "tilde", "⃗": "vec"}

BOLD = _commands("mathbf boldsymbol bm pmb bf mathbfit symbf bold")
UPRIGHT = _commands("mathrm mathit mathsf mathtt operatorname mathup rm")
TEXT = _commands(
    """
    text textrm textit textbf textsf texttt mbox hbox textnormal textup textsc intertext
    shortintertext emph
    """
)

# How many arguments go before what is looked at.
_BARE = _words(
    """
    boxed fbox cancel bcancel xcancel underline underbrace overbrace underbracket mathcal
    mathscr mathfrak mathop mathbin mathrel mathord mathopen mathclose smash ensuremath
    mathstrut displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits big Big bigg
    Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm middle nonumber notag
    relax null protect strut centering allowbreak break hline normalsize small large Large LARGE
    huge Huge nobreak hskip num qty quantity
    """
)
_ONE = _words(
    """
    color textcolor colorbox cancelto underset overset stackrel hspace hspace* vspace label tag
    tag* phantom hphantom vphantom class htmlClass htmlId style cssId ref eqref
    """
)
LOOKS = dict.fromkeys(_BARE, 0) | dict.fromkeys(_ONE, 1) | {"fontsize": 2}
SLOPES = _words("pdv dv odv diffp partialderivative derivative")  # of physics, diffcoeff …
GONE = _words(
    "hspace hspace* vspace label tag tag* phantom hphantom vphantom ref eqref nonumber notag"
)
LABELLED = _commands("underbrace overbrace underbracket")
SPACES = _commands(
    """
    thinspace medspace thickspace negthinspace , ; : ! > / - ( ) [ ]
    """
) | {
    "\\ ",
    "\\\n",
    "~",
}

ALIGNED = _words(
    """
    equation align aligned alignat alignedat gather gathered split multline multlined eqnarray
    flalign displaymath math subequations dmath IEEEeqnarray
    """
)
GRIDS = _words("matrix pmatrix bmatrix Bmatrix smallmatrix psmallmatrix bsmallmatrix array tabular")
CASES = _words("cases dcases numcases")

JOINING = _words(
    """
    and or und oder et where with so thus hence then therefore since because for wobei mit daher
    also donde con entonces luego i.e. e.g. as by but while gives
    """
)
CONDITIONS = _words(
    "if for when where wenn falls für si with at pour quand para cuando se per quando als voor"
)
OTHERWISE = (
    *("otherwise", "else", "in other", "sonst", "ander", "en otro", "en caso", "si no"),
    *("sinon", "autrement", "altrimenti", "anders", "caso contr", "de lo contrario"),
)
NEW = _words("new old neu alt nuevo next prev")

RAISED = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˡʲᵏᵐᵗᵀᴸʰ",
        "0123456789+-=()niljkmtTLh",
        strict=True,
    )
)
LOWERED = dict(
    zip(
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ",
        "0123456789+-=()aehijklmnoprstuvx",
        strict=True,
    )
)
FRACTIONS = {"½": ("1", "2"), "¼": ("1", "4"), "¾": ("3", "4"), "⅓": ("1", "3"), "⅔": ("2", "3")}
