"""A model that answers what a test tells it to, known to `llm` as any other."""

from __future__ import annotations

import json

import llm
import pytest

from diplotrack.plugins import Registry
from diplotrack_llm import LlmAdapter


class ScriptedModel(llm.Model):
    """Answers with what `answer` gives for the question; keeps what it was asked."""

    model_id = "scripted"
    supports_schema = True

    def __init__(self):
        self.asked = []
        self.answer = lambda question: {"engagements": [], "commitments": []}

    def execute(self, prompt, stream, response, conversation):
        self.asked.append(prompt)
        answer = self.answer(prompt.prompt)
        response.set_usage(input=1000, output=200)
        yield answer if isinstance(answer, str) else json.dumps(answer)


class PlainModel(ScriptedModel):
    """One that knows no schemas."""

    model_id = "plain"
    supports_schema = False


SCRIPTED, PLAIN = ScriptedModel(), PlainModel()


class ModelsPlugin:
    @llm.hookimpl
    def register_models(self, register):
        register(SCRIPTED)
        register(PLAIN)


@pytest.fixture(scope="session", autouse=True)
def _models():
    llm.pm.register(ModelsPlugin(), "models-of-the-tests")
    yield
    llm.pm.unregister(name="models-of-the-tests")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    for model in (SCRIPTED, PLAIN):
        model.__init__()


@pytest.fixture
def model():
    return SCRIPTED


@pytest.fixture
def registry():
    return Registry(plugins=[("llm", PluginOf())])


class PluginOf:
    from diplotrack.hooks import hookimpl

    @hookimpl
    def diplotrack_source_adapters(self, registry):
        return [LlmAdapter(registry)]


def meeting(**fields):
    """A meeting as a model tells it."""
    told = {
        "kind": "meeting", "status": "held", "parties": ["South Korea", "China"], "participants": [], "place": None,
        "when": None, "topics": [], "quotes": ["South Korea met China"],
    }  # fmt: skip
    return {**told, **fields}


def pledge(**fields):
    told = {
        "kind": "pledge", "status": "open", "by": ["KOR"], "to": [], "content": "send rice", "due": None, "made": None,
        "topics": [], "quotes": ["Seoul promised to send rice"],
    }  # fmt: skip
    return {**told, **fields}


def answer(engagements=(), commitments=()):
    return {"engagements": list(engagements), "commitments": list(commitments)}
