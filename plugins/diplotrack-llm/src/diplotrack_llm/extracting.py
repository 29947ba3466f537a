"""Reading a document with a model: it is asked window by window, and its answers are held against the text."""

from __future__ import annotations

import json
import time
from functools import cache
from importlib import resources
from typing import Any, Final

import attrs

from diplotrack.errors import ReadError
from diplotrack.parties import Gazetteer
from diplotrack.records import Document, Report
from diplotrack_llm.aligning import Aligner
from diplotrack_llm.answer import parsed, schema
from diplotrack_llm.cache import Cache, key_of
from diplotrack_llm.drafts import Drafts
from diplotrack_llm.tally import Tally
from diplotrack_llm.windows import Window, windows

_ATTEMPTS: Final = 2


@attrs.frozen(kw_only=True)
class Extraction:
    """What a model found in a document.

    Attributes:
        report: the document and the records that hold.
        tally: what was asked and what was dropped.
    """

    report: Report
    tally: Tally


def extract(
    document: Document,
    model: str | None = None,
    *,
    gazetteer: Gazetteer,
    name: str | None = None,
    answers: Cache | None = None,
    window: int = 12_000,
    overlap: int = 1_000,
) -> Extraction:
    """Ask a model for the records of a document, and keep those whose words stand in it.

    Args:
        document: what to read.
        model: a model's name or alias, as ``llm models`` lists them; by default that of ``llm models default``.
        gazetteer: the parties that are known.
        name: what to call the document in messages; by default its URI or id.
        answers: where answers are kept; by default nowhere.
        window: code points that are sent at once at the most.
        overlap: code points that two windows have in common.

    Raises:
        ReadError: there is no such model or no key for it, it fails, or twice answers with something else than records.
        OSError: an answer cannot be kept.
    """
    asking = _Asking(model, name or document.uri or document.id, answers or Cache(None))
    drafts = Drafts(document, Aligner(document.text), gazetteer, asking.tally)
    for piece in windows(document.text, window, overlap):
        drafts.add(asking.answer(_question(document, piece)))
    return Extraction(report=drafts.report(), tally=asking.tally)


class _Asking:
    """Asks one model about one document.

    Attributes:
        tally: what it came to so far.
    """

    def __init__(self, model: str | None, name: str, answers: Cache) -> None:
        import llm

        self._name = name
        self._answers = answers
        try:
            self._model = llm.get_model(model)
        except llm.UnknownModelError as error:
            told = f"there is no model {model!r}" if model else "no default model is set"
            raise self._error(
                f"{told}; “llm models” lists the known ones, plugins of llm bring more"
            ) from error
        self.tally = Tally(model=self._model.model_id)

    def answer(self, question: str) -> dict[str, list[dict[str, Any]]]:
        """The answer to a question: the one that is kept, or a new one, asked for once more where it is none."""
        self.tally.windows += 1
        key = key_of(self._model.model_id, _instruction(), schema(), question)
        kept = self._answers.get(key)
        if kept is not None:
            self.tally.cached += 1
            return parsed(kept)
        problem: ValueError | None = None
        for _ in range(_ATTEMPTS):
            answer = self._ask(question)
            try:
                found = parsed(answer)
            except ValueError as error:
                problem = error
                continue
            self._answers.put(key, answer)
            return found
        told = f"model {self._model.model_id!r} answered {_ATTEMPTS} times with something else than records"
        raise self._error(f"{told}: {problem}") from problem

    def _ask(self, question: str) -> str:
        how: dict[str, Any] = {"system": _instruction(), "stream": False}
        if self._model.supports_schema:
            how["schema"] = schema()
        else:
            how["system"] += (
                f"\n\nAnswer with one JSON object of this JSON Schema and nothing else:\n{json.dumps(schema())}"
            )
        if "temperature" in self._model.Options.model_fields:
            how["options"] = {"temperature": 0}
        begun = time.monotonic()
        try:
            response = self._model.prompt(question, **how)
            answer = response.text()
            usage = response.usage()
        except Exception as error:
            # Each model's plugin raises what its own library does.
            problem = f"{type(error).__name__}: {' '.join(str(error).split())}"
            raise self._error(f"model {self._model.model_id!r} failed ({problem})") from error
        self.tally.seconds += time.monotonic() - begun
        self.tally.input_tokens += usage.input or 0
        self.tally.output_tokens += usage.output or 0
        return answer

    def _error(self, problem: str) -> ReadError:
        return ReadError(problem, source=self._name, adapter="llm")


def _question(document: Document, piece: Window) -> str:
    known = {
        "title": document.title,
        "publisher": document.publisher,
        "day of publication": document.published.isoformat() if document.published else "unknown",
    }
    head = "\n".join(f"{name}: {value}" for name, value in known.items() if value)
    return f"{head}\n\nThe text:\n\n{piece.text}"


@cache
def _instruction() -> str:
    return resources.files("diplotrack_llm").joinpath("instruction.md").read_text("utf-8")
