"""What every connector is to the rest."""

from collections.abc import Mapping
from typing import Protocol

from document_fetch.connectors import addresses
from document_fetch.connectors.door import Health


class Connector(Protocol):
    """One register that can be asked."""

    @property
    def register(self) -> str:
        """Its id: in settings, errors and `register.name.<id>`."""

    @property
    def fetches(self) -> frozenset[str]:
        """What it can tell: kinds of certificate, or `business_status`, `business_authenticity`."""

    @property
    def is_on(self) -> bool:
        """Whether a key is set; without one every question raises ConnectorOff."""

    def check_config(self) -> tuple[str, ...]:
        """What an operator must put right, a sentence for each fault; nothing where it is off or well."""

    def health(self) -> Health:
        """How the register has been of late."""

    async def close(self) -> None:
        """Ends its connections."""


def address_faults(urls: Mapping[str, str], hosts: frozenset[str]) -> tuple[str, ...]:
    """A sentence for each address that may not be asked, by the name of its setting."""
    found = ((name, addresses.fault(url, hosts)) for name, url in urls.items())
    return tuple(f"{name} {reason}." for name, reason in found if reason)


def missing_faults(values: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each setting that is empty though others of its connector are not."""
    return tuple(f"{name} is empty." for name, value in values.items() if not value)
