"""Who may import whom, how long things may be, and where the world outside is read: checked on the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("forms", "document_fetch", "bot", "actions", "intake")
MAX_FUNCTION_LINES = 50
MAX_MODULE_LINES = 250

#: What each part may import of ours, beside itself; the longest matching name holds. A part not listed is an error.
MAY_IMPORT: dict[str, set[str]] = {
    "forms": set(),
    "document_fetch": set(),
    "intake": {"forms"},
    "actions": {"bot.services"},
    "bot.config": set(),
    "bot.errors": set(),
    "bot.logs": set(),
    "bot.process": set(),
    "bot.rasa_cell": set(),
    "bot.registers": {"bot.config", "document_fetch"},
    "bot.samples": {"document_fetch"},
    "bot.store": {"bot.errors", "forms"},
    "bot.delivery": {"bot.errors", "forms", "intake.contract"},
    "bot.intake_client": {"bot.errors", "intake.contract"},
    "bot.services": {"bot.store", "bot.delivery", "bot.errors", "forms", "document_fetch", "intake.contract"},
    "bot.dialogue": {"bot.services.base.reply", "bot.store.turns", "bot.errors"},
    "bot.turn_runner": {"bot.services", "bot.dialogue", "bot.errors"},
    "bot.fetch_calls": {"bot.services", "bot.store.engine", "document_fetch.connectors"},
    "bot.register_calls": {"bot.fetch_calls", "bot.services", "bot.store", "document_fetch.connectors"},
    "bot.rounds": {"bot.services", "bot.intake_client", "bot.errors", "intake.contract"},
    "bot.worker": {
        "bot.register_calls",
        "bot.rounds",
        "document_fetch.connectors.errors",
        "bot.services",
        "bot.store",
        "bot.delivery.signing",
        "bot.intake_client",
        "bot.errors",
    },
    "bot.gateway": {
        "bot.services",
        "bot.store.conversations",  # the value `Conversation`
        "bot.config",
        "bot.dialogue",
        "bot.turn_runner",
        "bot.worker",
        "bot.errors",
        "forms",
    },
    # The composition root and what starts it know every part.
    "bot.bootstrap": {"bot", "actions", "forms", "document_fetch"},
    "bot.supervisor": {"bot"},
    "bot.__main__": {"bot", "forms"},
}

#: The rooms of `forms`, from the ground up: each imports only from rooms before it.
ROOMS_OF_FORMS = (
    "errors",
    "yaml_file",
    "json_schema",
    "field_errors",
    "mentions",
    "ksic",
    "fonts",
    "definitions",
    "values",
    "wording",
    "field_types",
    "fields",
    "plain",
    "consistency",
    "claims",
    "correction",
    "sme",
    "answers",
    "evaluation",
    "loading",
    "assessment",
    "progress",
    "referral",
    "booking",
    "finding",
    "changes",
    "dossier_facts",
    "dossier",
    "document_schema",
    "dossier_schema",
    "preview",
    "__main__",
)

#: The rooms of `bot.services`, in the same way.
ROOMS_OF_SERVICES = (
    "base",
    "conversation",
    "files",
    "answers",
    "programmes",
    "verification",
    "fetch",
    "sending",
    "steps",
    "form",
    "deeds",
    "turns",
)

#: Libraries and the only places that may import them.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "sqlalchemy": ("bot.store", "intake.store"),
    "alembic": ("bot.store", "intake.store"),
    "psycopg": ("bot.store", "intake.store"),
    "sqlite3": ("bot.store", "intake.store"),
    "rasa_sdk": ("actions",),
    "rasa": ("bot.rasa_cell",),
    "sanic": ("bot.rasa_cell",),
    "pdfplumber": ("document_fetch.reading.plumber",),
    "pdfminer": ("document_fetch.reading.plumber",),
    "pypdfium2": ("document_fetch.reading.pdfium",),
    "PIL": (
        "document_fetch.reading.pdfium",
        "document_fetch.reading.photo",
        "document_fetch.reading.paper",
        "document_fetch.reading.ocr.sheets",
    ),
    "reportlab": ("bot.delivery.cover_sheet", "document_fetch.demo.paper"),
    "pydantic_settings": ("bot.config", "intake.config"),
    # The protocols of registers know nothing of HTTP.
    "aiohttp": (
        "bot",
        "actions",
        "intake",
        "document_fetch.connectors.http",
        "document_fetch.connectors.addresses",
        "document_fetch.demo.issuers",
    ),
    "pickle": (),
    "marshal": (),
    "shelve": (),
}

#: The environment is read here; Rasa's own switches must be set before Rasa is imported.
READS_ENVIRONMENT = ("bot.config", "intake.config", "bot.rasa_cell.launch", "bot.rasa_cell.train")

#: Programs that speak to whoever runs them.
PRINTS = ("bot.supervisor",)

#: A table of columns is as long as the table.
LONG_BY_NATURE = ("migrations.versions",)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))}
OTHER_CODE = {name_of(path): path for folder in ("bench", "deploy") for path in sorted((ROOT / folder).rglob("*.py"))}


@cache
def tree(module: str) -> ast.Module:
    path = MODULES.get(module) or OTHER_CODE[module]
    return ast.parse(path.read_text("utf-8"))


def below(name: str, parent: str) -> bool:
    return name == parent or name.startswith(parent + ".")


def imports(module: str) -> Iterator[str]:
    """Full names of what the module imports, also inside functions."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by a relative name"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def part_of(module: str) -> str:
    matching = [part for part in MAY_IMPORT if below(module, part)]
    assert matching, f"{module}: say in MAY_IMPORT what it may import"
    return max(matching, key=len)


@pytest.mark.parametrize("module", [module for module in MODULES if module != "bot"])
def test_a_module_imports_only_what_its_part_may(module):
    part = part_of(module)
    allowed = MAY_IMPORT[part] | {part}
    ours = [name for name in imports(module) if name.split(".")[0] in {*PACKAGES, "tests", "bench", "deploy"}]
    wrong = [name for name in ours if not any(below(name, each) for each in allowed)]
    assert wrong == []


def room(name: str) -> str:
    return name.split(".")[1]


@pytest.mark.parametrize("module", [module for module in MODULES if below(module, "forms") and module != "forms"])
def test_a_room_of_forms_builds_only_on_those_beneath_it(module):
    reached = {room(name) for name in imports(module) if below(name, "forms") and name.count(".")}
    beneath = ROOMS_OF_FORMS[: ROOMS_OF_FORMS.index(room(module)) + 1]
    assert reached - set(beneath) == set()


@pytest.mark.parametrize("module", [m for m in MODULES if below(m, "bot.services") and m != "bot.services"], ids=str)
def test_a_room_of_the_services_builds_only_on_those_beneath_it(module):
    reached = {name.split(".")[2] for name in imports(module) if below(name, "bot.services") and name.count(".") > 1}
    beneath = ROOMS_OF_SERVICES[: ROOMS_OF_SERVICES.index(module.split(".")[2]) + 1]
    assert reached - set(beneath) == set()


def test_the_root_of_the_bot_imports_nothing():
    assert list(imports("bot")) == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_imported_only_where_it_belongs(library):
    users = [module for module in MODULES if any(below(name, library) for name in imports(module))]
    assert [user for user in users if not any(below(user, place) for place in LIBRARIES[library])] == []


def test_the_environment_is_read_only_by_the_settings():
    readers = set()
    for module in MODULES:
        for node in ast.walk(tree(module)):
            named = isinstance(node, ast.Attribute) and node.attr in {"environ", "environb", "getenv", "putenv"}
            readers |= {module} if named else set()
        readers |= {module for name in imports(module) if name in {"os.environ", "os.getenv"}}
    assert readers <= set(READS_ENVIRONMENT)


def test_nothing_is_printed_by_code_that_others_call():
    printers = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert {module for module in printers if not module.endswith(".__main__")} <= set(PRINTS)


def test_nothing_is_evaluated_or_unpacked_that_came_from_outside():
    forbidden = {"eval", "exec", "__import__"}
    found = [
        (module, node.func.id)
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in forbidden
    ]
    assert found == []


def test_yaml_is_only_ever_loaded_safely():
    loose = [
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"yaml.load", "yaml.unsafe_load", "yaml.full_load"}
    ]
    assert loose == []


ALL_CODE = [module for module in (*MODULES, *OTHER_CODE) if not any(part in module for part in LONG_BY_NATURE)]


@pytest.mark.parametrize("module", ALL_CODE)
def test_functions_and_modules_stay_short(module):
    path = MODULES.get(module) or OTHER_CODE[module]
    assert len(path.read_text("utf-8").splitlines()) <= MAX_MODULE_LINES
    functions = [node for node in ast.walk(tree(module)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: lines for name, lines in lengths.items() if lines > MAX_FUNCTION_LINES} == {}


def test_every_package_says_what_it_is():
    silent = [
        module for module, path in MODULES.items() if path.name == "__init__.py" and not ast.get_docstring(tree(module))
    ]
    assert silent == []
