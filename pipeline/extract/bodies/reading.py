"""The data classes of bodies: what is read at one place, and what the record says of one body."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.record import OrganisationKind


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body as the record has it."""

    name: str
    abbreviations: list[str]
    kind: OrganisationKind | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A printed name of a body, as one mention has it."""

    name: str
    kind: OrganisationKind | None
    core: str = ""
    """The name without the place it ends in, where it does."""
    head: str | None = None
    """Its head, in small letters."""
    bare: bool = False
    """A head with nothing behind it."""
    alone: bool = False
    """A bare head that is a name by itself."""
    actor: bool = False
    """Its bare name is another body than longer ones: the government, a government abroad."""
    short: list[str] = field(default_factory=list)
    """Short forms printed in parentheses."""
    doubt: str | None = None
    """The shorter name, if the rest belongs to somebody else."""
    row: str | None = None
    """The name of the known body it is."""
    parent: int | None = None
    """Where the name of the body it is a part of begins."""
    of: str | None = None
    """The name of the body this is a short form of."""
