"""The [document] table of a spec: what the author wants said about the document itself."""

from __future__ import annotations

from pydantic import Field

from derive.model.front import Language, Paper
from derive.model.part import Part

LONGEST = 20_000  # characters of an introduction


class DocumentTable(Part):
    """Title matter, paper and language of what is handed out."""

    course: str = Field(default="", description="The course, below the title.")
    author: str = Field(default="", description="Who hands it out, below the title.")
    date: str = Field(default="", description='The date in quotes, as it shall read: "May 2030".')
    logo: str = Field(
        default="",
        description="A PNG or JPEG file, at a path from the spec's own folder; 300 kB at most.",
    )
    paper: Paper = Field(default="a4", description="The paper to print on.")
    language: Language = Field(
        default="en",
        description="Language of fixed words such as Figure, Name or Answer key; the derivation "
        "itself is in English.",
    )
    introduction: str = Field(
        default="",
        max_length=LONGEST,
        description="What stands before the derivation, in Markdown with $mathematics$.",
    )
