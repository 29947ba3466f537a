"""The syntactic pipeline under the reader: load it once, and parse passages whose sentences are already known.

The bundled pipeline (``model/``; see its MODEL_CARD.md) is a spaCy pipeline with Universal Dependencies labels. Its
weights are stored as 16-bit floats, which halves the wheel and leaves the scores as they are; they are widened when
it is loaded, since spaCy computes with 32 bits.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from diplotrack.errors import OptionsError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# spaCy takes more than a second to import: that is spent when a pipeline is first needed, not when the plugin is found.

BUNDLED = Path(__file__).parent / "model"
_BARE = "diplotrack_article.BareTokenizer.v1"
_BATCH = 64
# The arrays of a batch grow with its tokens. Large ones are fetched from the system and given back each time (malloc's
# mmap and trim thresholds), which can cost more than the computing, and they no longer fit the processor's caches.
_TOKENS = 4000

_loaded: dict[str | None, Language] = {}
_lock = threading.Lock()


@attrs.frozen(kw_only=True)
class Passage:
    """A stretch of text to parse, one paragraph or less, and where its sentences begin.

    The bundled parser never saw a line break inside a text, so a passage had better hold none.

    Attributes:
        text: the text itself.
        starts: offsets in code points at which sentences begin, in any order; the start of the text is always one.
            The parser then keeps to these sentences. An offset inside a token (``"done.Next"`` may be one token)
            takes effect at the next token. None leaves the splitting to the parser.
    """

    text: str
    starts: Sequence[int] | None = None


def load_pipeline(name: str | None = None) -> Language:
    """Give a spaCy pipeline, loaded once per process.

    Args:
        name: an installed spaCy pipeline package such as ``"en_core_web_trf"``; None for the bundled one.

    Returns:
        The pipeline. It is shared: don't change its components.

    Raises:
        OptionsError: no pipeline package of this name is installed, or it has no dependency parser;
            the message and ``known`` name those that are installed.
    """
    with _lock:
        if name not in _loaded:
            _loaded[name] = _widened(BUNDLED) if name is None else _installed(name)
        return _loaded[name]


def parse(
    pipeline: Language, passages: Iterable[Passage | str], *, batch_size: int = _BATCH
) -> Iterator[Doc]:
    """Parse passages, lazily and in order, one document for each.

    Args:
        pipeline: what `load_pipeline` gave.
        passages: the passages; a plain string is a passage whose sentences the parser finds.
        batch_size: how many passages are parsed together at the most; a batch of long ones is cut short.

    Returns:
        One spaCy ``Doc`` per passage, whose ``text`` is exactly the passage's.
    """
    batch: list[Doc] = []
    tokens = 0
    for passage in passages:
        doc = _tokenized(pipeline, passage)
        if batch and tokens + len(doc) > _TOKENS:
            yield from pipeline.pipe(batch, batch_size=batch_size)
            batch, tokens = [], 0
        batch.append(doc)
        tokens += len(doc)
        if len(batch) == batch_size:
            yield from pipeline.pipe(batch, batch_size=batch_size)
            batch, tokens = [], 0
    if batch:
        yield from pipeline.pipe(batch, batch_size=batch_size)


def _tokenized(pipeline: Language, passage: Passage | str) -> Doc:
    if isinstance(passage, str):
        return pipeline.tokenizer(passage)
    doc = pipeline.tokenizer(passage.text)
    if passage.starts is None:
        return doc
    if not len(doc):
        return doc
    import numpy as np

    # A start counts at the first token that begins there or behind it. One call: each set token by token costs a look
    # at the whole document.
    offsets = doc.to_array("IDX").astype("int64")
    begins = np.searchsorted(offsets, np.array(sorted(set(passage.starts)), dtype="int64"))
    marks: Any = np.full((len(doc), 1), -1, dtype="int64")
    marks[0] = 1
    marks[begins[begins < len(doc)]] = 1
    return doc.from_array(["SENT_START"], marks.astype("uint64"))


def _widened(directory: Path) -> Language:
    import spacy
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled
    from spacy.util import registry

    def bare() -> Callable[[Language], Any]:
        return lambda nlp: Tokenizer(nlp.vocab)

    # spaCy first makes a tokenizer for English in general, with some 1,300 special cases, and then reads the one that was
    # stored over it. An empty one to read over takes a fifth off the time.
    registry.tokenizers(_BARE, func=bare)
    pipeline = spacy.load(directory, config={"nlp": {"tokenizer": {"@tokenizers": _BARE}}})
    for name in pipeline.pipe_names:
        model: Any = getattr(pipeline.get_pipe(name), "model", None)
        for node in model.walk() if model is not None else ():
            for weight in node.param_names:
                if node.has_param(weight):
                    node.set_param(weight, node.get_param(weight).astype("float32"))
    return pipeline


def _installed(name: str) -> Language:
    # The group in which pipeline packages announce themselves; asking spaCy's registry would import all of them.
    known = sorted({entry.name for entry in entry_points(group="spacy_models")})
    # spacy.load would also take a directory or any distribution; a pipeline package was installed on purpose.
    if name not in known:
        raise _refused(
            f"no spaCy pipeline {name!r} is installed (installed: {', '.join(known) or 'none'}); "
            "install it, or leave the option out to use the bundled pipeline",
            name,
            known,
        )
    import spacy

    pipeline = spacy.load(name)
    if "parser" not in pipeline.pipe_names:
        raise _refused(
            f"the spaCy pipeline {name!r} has no dependency parser (its components: "
            f"{', '.join(pipeline.pipe_names) or 'none'}); choose one that has",
            name,
            known,
        )
    return pipeline


def _refused(problem: str, name: str, known: list[str]) -> OptionsError:
    return OptionsError(problem, owner="article", option="pipeline", value=name, known=known)
