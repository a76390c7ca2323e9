"""The base of every table in a spec."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A table that refuses unknown keys; its validator is built when it is first used."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)
