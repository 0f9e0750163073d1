"""An order and its waiting as bytes, for whoever keeps them until the company has approved, also over a restart.

An order holds personal data: keep it encrypted, and no longer than it waits. A waiting holds none.
"""

from pydantic import TypeAdapter

from document_fetch.connectors.codef.order import Order, PhoneApproval
from document_fetch.connectors.codef.outcomes import Waiting

_ORDERS, _WAITINGS = TypeAdapter(Order), TypeAdapter(Waiting)


def kept_order(order: Order) -> bytes:
    """JSON; raises ValueError for an order with a password or a key, which nobody may keep."""
    if not isinstance(order.login, PhoneApproval):
        raise ValueError("only an order that is approved on a phone may be kept")  # noqa: TRY004 - a rule, no slip
    return _ORDERS.dump_json(order)


def order_of(kept: bytes) -> Order:
    """The order that was kept."""
    return _ORDERS.validate_json(kept)


def kept_waiting(waiting: Waiting) -> bytes:
    """JSON."""
    return _WAITINGS.dump_json(waiting)


def waiting_of(kept: bytes) -> Waiting:
    """The waiting that was kept."""
    return _WAITINGS.validate_json(kept)
