"""Every programme in every notice: which one is on offer on a day, and which one an application is pinned to."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from forms import errors
from forms.definitions.model import Notice, Programme


@dataclass(frozen=True)
class Editions:
    """Programmes by id and notice."""

    all: Mapping[str, Mapping[str, Programme]]
    #: What was defined once and is no more: nobody can begin it, and whoever has begun keeps it.
    former: Mapping[str, Mapping[str, Programme]] = field(default_factory=dict)

    @classmethod
    def of(cls, programmes: Iterable[Programme]) -> Self:
        """Collects programmes; the later of two with the same id and notice counts."""
        found: dict[str, dict[str, Programme]] = {}
        for programme in programmes:
            found.setdefault(programme.id, {})[programme.notice.id] = programme
        return cls(found)

    def after(self, before: Self) -> Self:
        """These, which take the place of `before` and remember what they do not define any more."""
        every = [*before.former.items(), *before.all.items()]
        former: dict[str, dict[str, Programme]] = {}
        for programme_id, notices in every:
            former.setdefault(programme_id, {}).update(notices)
        return replace(self, former=former)

    def __iter__(self) -> Iterator[Programme]:
        for notices in self.all.values():
            yield from notices.values()

    def __contains__(self, programme_id: object) -> bool:
        return programme_id in self.all

    def pinned(self, programme_id: str, notice_id: str) -> Programme:
        """The very edition; raises errors.UnknownProgramme."""
        found = self.find(programme_id, notice_id)
        if found is None:
            raise errors.UnknownProgramme(programme=programme_id, notice=notice_id)
        return found

    def find(self, programme_id: str, notice_id: str) -> Programme | None:
        """The very edition, or None: what comes from outside may name one that is not here."""
        places = (self.all, self.former)
        return next((found for place in places if (found := place.get(programme_id, {}).get(notice_id))), None)

    def current(self, programme_id: str, on: dt.date) -> Programme:
        """The newest edition that is open on the day; else the newest that has opened, else the first to open."""
        if programme_id not in self.all:
            raise errors.UnknownProgramme(programme=programme_id)
        return max(self.all[programme_id].values(), key=lambda programme: _rank(programme.notice, on))

    def on_offer(self, on: dt.date, only: Collection[str] = ()) -> tuple[Programme, ...]:
        """The current edition of every programme companies apply to; of those named in `only`, if any are."""
        return tuple(self.current(key, on) for key in self.applications(only))

    def applications(self, only: Collection[str] = ()) -> tuple[str, ...]:
        """Ids of the programmes companies apply to; of those named in `only`, if any are."""
        wanted = (programme for programme in self if programme.kind == "application")
        return tuple(dict.fromkeys(each.id for each in wanted if not only or each.id in only))

    def finder(self, on: dt.date) -> Programme | None:
        """The questionnaire that finds programmes, if one is defined."""
        current = (self.current(key, on) for key in self.all)
        return next((programme for programme in current if programme.kind == "finder"), None)


def is_open(notice: Notice, on: dt.date, at: dt.time = dt.time.min) -> bool:
    """Whether applications are taken on the day at that time in Seoul; a notice without dates is always open."""
    if notice.opens is not None and on < notice.opens:
        return False
    if notice.closes is None or on < notice.closes:
        return True
    return on == notice.closes and (notice.closes_at is None or at < dt.time.fromisoformat(notice.closes_at))


def _rank(notice: Notice, on: dt.date) -> tuple[bool, bool, int, str]:
    opens = notice.opens or dt.date.min
    has_opened = opens <= on
    return is_open(notice, on), has_opened, opens.toordinal() * (1 if has_opened else -1), notice.id
