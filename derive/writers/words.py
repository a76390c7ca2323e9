"""The fixed words of a page in other languages."""

from __future__ import annotations

from derive.model.front import Language

_LANGUAGES = ("de", "es", "fr")
_WORDS = {
    "Answer key": ("Lösungen", "Soluciones", "Corrigé"),
    "Class": ("Klasse", "Clase", "Classe"),
    "Date": ("Datum", "Fecha", "Date"),
    "Figure": ("Abbildung", "Figura", "Figure"),
    "Hints": ("Hinweise", "Pistas", "Indices"),
    "Name": ("Name", "Nombre", "Nom"),
    "Notation": ("Schreibweise", "Notación", "Notations"),
    "Page": ("Seite", "Página", "Page"),
    "Points": ("Punkte", "Puntos", "Points"),
    "Table": ("Tabelle", "Tabla", "Tableau"),
    "of": ("von", "de", "sur"),
    "point": ("Punkt", "punto", "point"),
    "points": ("Punkte", "puntos", "points"),
}


def translated(word: str, language: Language) -> str:
    """A fixed word in ``language``; any other text as it is."""
    if language == "en" or word not in _WORDS:
        return word
    return _WORDS[word][_LANGUAGES.index(language)]
