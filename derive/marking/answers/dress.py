"""What stands around one number and says nothing: brackets, marks of emphasis, a few words.

Neither does space, nor what cannot be seen.
"""

from __future__ import annotations

import re

_PAIRS = (
    *((r"\(", r"\)"), (r"\[", r"\]"), ("**", "**"), ("__", "__"), ("*", "*")),
    *(("(", ")"), ("[", "]"), ("{", "}"), ("`", "`"), ("$", "$")),
    *(('"', '"'), ("'", "'"), ("“", "”"), ("„", "“")),
)
_MACRO = re.compile(
    r"\\(?:boxed|fbox|num|text|textbf|mathbf|mathrm|mathit|bm|boldsymbol|underline|ensuremath)"
    r"\s*\{(.*)\}"
)
_ABOUT = (
    r"approx(?:\.|imately)?|about|around|roughly|circa|ca\.?|environ|env\.|etwa|ungefähr|rund|"
    r"(?:is )?rounded(?: to)?|gerundet|exactly"
)
_BEFORE = re.compile(
    rf"(?:(?:{_ABOUT}|(?:(?:the|my|final) )*(?:answer|result|value|solution)|antwort|ergebnis|is|"
    r"it is|it's|ist)(?![a-z_0-9])[ :=≈~]*)+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:(?<= )|(?=[(\[]))[(\[]?(?:{_ABOUT}|(?:(?:{_ABOUT}|to) )?[0-9]{{1,2}} ?"
    r"(?:s\.?f\.?|d\.?p\.?|decimals|(?:decimal )?places|"
    r"sig(?:nificant|\.)? ?(?:figs?\.?|figures|digits)))[)\]]?$",
    re.IGNORECASE,
)
_WORDY = re.compile(
    r"(?=.*(?<![A-Za-z_0-9.])[0-9]*\.?[0-9]+(?![A-Za-z_0-9]))(?=.*[^\W\d_]{2})[^=≈*·×/^+\\]*"
)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACE = r"[\s$`]|\\(?:[,;:!]|q?quad(?![A-Za-z]))"
_BEGIN, _END = re.compile(rf"(?:{_SPACE})+"), re.compile(rf"(?:{_SPACE}|~|\\\\|\\(?=\s|\$|$))+$")
_FRONT, _BACK = "=≈~≃≅: ", ",;.!✓✔☑ "
MOST = 12  # layers


def trimmed(text: str) -> str:
    """``text`` without what cannot be seen, and without space at its ends, also that of LaTeX."""
    plain = text.translate(_UNSEEN).strip()
    if "\\" not in plain and not plain.endswith("~"):
        return plain
    begin = _BEGIN.match(plain)
    return _END.sub("", plain[begin.end() if begin else 0 :])


def undressed(text: str) -> str:
    """``text`` without all that may stand around one number."""
    for _ in range(MOST):
        bare = _peeled(text)
        if bare == text:
            break
        text = bare
    return text


def is_wordy(text: str) -> bool:
    """Whether a number and words stand in ``text``, and no signs that join them."""
    return _WORDY.fullmatch(text) is not None


def _peeled(text: str) -> str:
    """``text`` without its outermost layer."""
    text = text.strip().lstrip(_FRONT).rstrip(_BACK).rstrip("\N{VARIATION SELECTOR-16}")
    for begin, end in _PAIRS:
        inner = text.removeprefix(begin).removesuffix(end)
        if len(text) == len(inner) + len(begin) + len(end) and not _is_two(inner, begin, end):
            return inner
    if found := _MACRO.fullmatch(text):
        return found[1]
    before = _BEFORE.match(text)
    return _BEHIND.sub("", text[before.end() :] if before else text)


def _is_two(inner: str, begin: str, end: str) -> bool:
    """Whether a pair closes inside, as in ``(a)(b)``, so that its ends do not belong together."""
    closes = inner.find(end)
    return closes >= 0 and (begin == end or not 0 <= inner.find(begin) < closes)
