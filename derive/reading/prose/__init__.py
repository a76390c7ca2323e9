"""What running text claims about a network: "the total error is now down to 0.291027924"."""

from derive.reading.prose.claim import Claim, Identity, Memory, Names, Statement
from derive.reading.prose.reading import claims
from derive.reading.prose.undelimited import Vocabulary, undelimited

__all__ = [
    "Claim",
    "Identity",
    "Memory",
    "Names",
    "Statement",
    "Vocabulary",
    "claims",
    "undelimited",
]
