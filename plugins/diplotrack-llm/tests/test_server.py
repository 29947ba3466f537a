"""Against a real server on loopback that speaks OpenAI's interface, as local model servers do."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from diplotrack import read_text
from diplotrack.errors import ReadError

from .conftest import answer, meeting

TEXT = "On Monday South Korea met China in Jeju."


class Completions(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(asked)
        status, body = self.server.reply(asked)
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def server(tmp_path, monkeypatch):
    with ThreadingHTTPServer(("127.0.0.1", 0), Completions) as running:
        running.asked = []
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        folder = tmp_path / "llm"
        folder.mkdir()
        (folder / "extra-openai-models.yaml").write_text(
            "- model_id: local\n  model_name: tiny\n  supports_schema: true\n  can_stream: false\n"
            f'  api_base: "http://127.0.0.1:{running.server_port}/v1"\n'
        )
        monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key")
        yield running
        running.shutdown()
        thread.join()


def _completion(content):
    return {
        "id": "c1", "object": "chat.completion", "created": 1, "model": "tiny",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 321, "completion_tokens": 45, "total_tokens": 366},
    }  # fmt: skip


def test_a_model_server_is_asked_with_instruction_schema_and_text(server, registry, caplog):
    caplog.set_level("INFO", logger="diplotrack_llm")
    server.reply = lambda _: (200, _completion(json.dumps(answer([meeting()]))))
    report = read_text(TEXT, adapter="llm", model="local", registry=registry)
    assert report.engagements[0].evidence[0].quote == "South Korea met China"
    [asked] = server.asked
    assert asked["model"] == "tiny"
    assert asked["temperature"] == 0
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert asked["response_format"]["json_schema"]["schema"]["required"] == ["engagements", "commitments"]
    assert "321 tokens in, 45 out" in caplog.records[-1].getMessage()


def test_a_server_that_refuses_is_told_without_the_key(server, registry):
    server.reply = lambda _: (
        400,
        {"error": {"message": "context too long", "type": "invalid_request_error"}},
    )
    with pytest.raises(ReadError, match=r"model 'local' failed \(.*context too long") as caught:
        read_text(TEXT, adapter="llm", model="local", registry=registry)
    assert "not-a-real-key" not in str(caught.value)
