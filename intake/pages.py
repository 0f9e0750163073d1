"""Pages out of templates: everything that is put in is escaped, and what is not put in is an error."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from forms.definitions.model import Language
from forms.wording.catalogue import Catalogue
from intake import errors, view
from intake.store.officers import Session

HERE = Path(__file__).parent
WORDS = HERE / "words"


class Pages:
    """Renders the desk's templates in the language of the request."""

    def __init__(self) -> None:
        self._words = Catalogue.load(WORDS)
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["moment"] = view.moment

    def show(
        self, template: str, language: Language, *, session: Session | None = None, code: int = 200, **values: Any
    ) -> web.Response:
        """The page of a template; raises jinja2.UndefinedError for a value that is missing."""
        page = self._templates.get_template(template)
        text = page.render(say=self.speaker(language), language=language, session=session, **values)
        return web.Response(text=text, status=code, content_type="text/html")

    def problem(
        self, language: Language, error: errors.IntakeError, *, status: int, session: Session | None
    ) -> web.Response:
        """The page that says what went wrong and what to do now."""
        response = self.show("problem.html", language, session=session, code=status, problem=error.response)
        if status == web.HTTPTooManyRequests.status_code:
            response.headers["Retry-After"] = "60"
        return response

    def speaker(self, language: Language) -> view.Say:
        """Says words by their key in `language`."""
        return partial(_say, self._words, language)


def _say(words: Catalogue, language: Language, key: str, /, **facts: object) -> str:
    """The words of a key; where it comes from a dossier (a kind, a state), `otherwise` stands in for an unknown one."""
    if "otherwise" in facts and key not in words:
        return str(facts["otherwise"])
    return words.say(key, language, **facts)
