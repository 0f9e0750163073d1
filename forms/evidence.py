"""Which papers a programme still needs."""

from collections.abc import Collection

from forms.model import Programme, Requirement


def missing(programme: Programme, kinds_held: Collection[str]) -> tuple[Requirement, ...]:
    """The required papers of which no proving certificate kind is held, in the definition's order."""
    return tuple(
        requirement
        for requirement in programme.requirements
        if not requirement.optional and not set(requirement.kinds) & set(kinds_held)
    )
