"""The intake's commands: `serve`, `officer` and `partner` for accounts, `audit`."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
from collections.abc import Callable

import structlog
from aiohttp import web

from forms.definitions.editions import Editions
from forms.loading import loader
from intake import app, bags, errors, officers, partners
from intake.config import Settings
from intake.store import audit
from intake.store.engine import Store

SHUTDOWN_SECONDS = 10.0


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; its exit status."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    chosen = _parser().parse_args(arguments)
    settings = Settings()
    store = Store(settings.store_url)
    try:
        store.migrate()
        command: Callable[[Settings, Store, argparse.Namespace], int] = chosen.command
        return command(settings, store, chosen)
    except errors.IntakeError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        store.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="intake", description=__doc__)
    commands = parser.add_subparsers(required=True)
    commands.add_parser("serve", help="take dossiers in and show the desk").set_defaults(command=_serve)
    commands.add_parser("audit", help="check the audit chain and print its head").set_defaults(command=_audit)
    officer = commands.add_parser("officer", help="who may work at the desk").add_subparsers(required=True)
    for name, help_, command in (
        ("add", "make an officer and print the password", _add),
        ("renew", "give an officer a new password and print it", _renew),
    ):
        adding = officer.add_parser(name, help=help_)
        adding.add_argument("name")
        adding.set_defaults(command=command)
    demo = officer.add_parser("demo", help=f"make or renew the officer '{officers.DEMO}' and print the password")
    demo.set_defaults(command=_renew, name=officers.DEMO)
    _add_partner_parsers(commands.add_parser("partner", help="who may answer referrals").add_subparsers(required=True))
    return parser


def _add_partner_parsers(partner: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, help_, command in (
        ("add", "make an account of a partner and print the password", _add_partner),
        ("renew", "give an account of a partner a new password and print it", _renew_partner),
    ):
        adding = partner.add_parser(name, help=help_)
        adding.add_argument("name")
        adding.add_argument("programme", help="e.g. kosme.shared_logistics")
        adding.add_argument("partner", help="the partner's key in the programme, e.g. garam")
        adding.set_defaults(command=command)
    demo = partner.add_parser("demo", help="make or renew an account of the first partner; print name and password")
    demo.set_defaults(command=_demo_partner)


def _serve(settings: Settings, store: Store, _chosen: argparse.Namespace) -> int:
    asyncio.run(_run(settings, store))
    return 0


async def _run(settings: Settings, store: Store) -> None:
    bags.forget_interrupted(settings.unpack_folder)
    built = app.build(settings, store, _programmes())
    runner = web.AppRunner(built, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    await web.TCPSite(runner, settings.host, settings.port).start()
    structlog.get_logger().info("intake.serving", host=settings.host, port=settings.port)
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
    await runner.cleanup()


def _add(_settings: Settings, store: Store, chosen: argparse.Namespace) -> int:
    print(officers.add(store, chosen.name))
    return 0


def _renew(_settings: Settings, store: Store, chosen: argparse.Namespace) -> int:
    print(officers.renew(store, chosen.name))
    return 0


def _add_partner(_settings: Settings, store: Store, chosen: argparse.Namespace) -> int:
    print(officers.add(store, chosen.name, partners.known(_programmes(), chosen.programme, chosen.partner)))
    return 0


def _renew_partner(_settings: Settings, store: Store, chosen: argparse.Namespace) -> int:
    print(officers.renew(store, chosen.name, partners.known(_programmes(), chosen.programme, chosen.partner)))
    return 0


def _demo_partner(_settings: Settings, store: Store, _chosen: argparse.Namespace) -> int:
    found = partners.first(_programmes())
    if found is not None:
        name, partner = found
        print(name, officers.renew(store, name, partner))
    return 0


def _programmes() -> Editions:
    return loader.load_folder(loader.PROGRAMMES)


def _audit(_settings: Settings, store: Store, _chosen: argparse.Namespace) -> int:
    with store.read() as tx:
        verdict = audit.verify(tx)
    print(f"{verdict.links} {verdict.head}")
    if verdict.broken_at is not None:
        print(f"the chain is broken at {verdict.broken_at}", file=sys.stderr)
    return 0 if verdict.broken_at is None else 1


if __name__ == "__main__":
    sys.exit(main())
