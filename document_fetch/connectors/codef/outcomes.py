"""Where an order stands: plain values that can be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Waiting:
    """The company must approve on its phone until `expires_at`. Holds nothing of the person."""

    product: str
    job_index: int
    thread_index: int
    jti: str
    two_way_timestamp: int
    expires_at: datetime

    def left(self, now: datetime) -> timedelta:
        """How long there still is; never less than nothing."""
        return max(self.expires_at - now, timedelta(0))

    def two_way_info(self) -> dict[str, object]:
        """As the second question repeats it."""
        return {
            "jobIndex": self.job_index,
            "threadIndex": self.thread_index,
            "jti": self.jti,
            "twoWayTimestamp": self.two_way_timestamp,
        }


@dataclass(frozen=True, slots=True)
class StillWaiting:
    """Not approved yet; `waiting` takes the place of the one that was confirmed."""

    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Paper:
    """One certificate: what CODEF says is in it, and the original, unread, for `document_fetch.service`."""

    kind: str
    fields: Mapping[str, str] = field(repr=False)  # by our names, written as readers write them
    pdf: bytes | None = field(repr=False)  # None where the issuer sent none


@dataclass(frozen=True, slots=True)
class Fetched:
    """The order is done. Several papers where there is one for each period; none where the issuer has none."""

    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The company said no, on the phone or to us."""


@dataclass(frozen=True, slots=True)
class Lapsed:
    """The time for the approval is over."""


@dataclass(frozen=True, slots=True)
class ThreeMisses:
    """Three times "done" without an approval: the issuer wants everything from the beginning."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The issuer does not answer at this hour."""

    opens_at: datetime


@dataclass(frozen=True, slots=True)
class Unavailable:
    """CODEF works, the issuer behind it does not."""


Start = Waiting | Fetched | Refused | Lapsed | ThreeMisses | Closed | Unavailable
Confirmed = StillWaiting | Fetched | Refused | Lapsed | ThreeMisses | Closed | Unavailable
Outcome = Start | Confirmed
