"""Words appear on the node while a language model writes them."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import canvas
from tests.browser.conftest import signed_in
from tests.live.graphs import node
from tests.live.stack import running

pytestmark = pytest.mark.browser


class Chat(ThreadingHTTPServer):
    """A chat model on this machine: it goes on with its answer, and ends when it may."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.may_end = threading.Event()


class Answer(BaseHTTPRequestHandler):
    server: Chat

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self._say({"delta": {"content": "Once upon a time "}})
        # A page that listens late is told it all with the next piece, as of any model.
        while not self.server.may_end.wait(0.5):
            self._say({"delta": {"content": "and then "}})
        self._say({"delta": {"content": "there was a lake."}, "finish_reason": "stop"})

    def _say(self, choice: dict[str, object]) -> None:
        self.wfile.write(f"data: {json.dumps({'choices': [choice]})}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def chat() -> Iterator[Chat]:
    server = Chat()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.may_end.set()
    server.shutdown()
    server.server_close()


def test_words_are_seen_before_the_last_one_is_written(
    browser: Browser, chat: Chat, tmp_path_factory: pytest.TempPathFactory
) -> None:
    there = {
        "OPENAI_API_KEY": "sk-test",
        "OPENAI_BASE_URL": f"http://127.0.0.1:{chat.server_port}/v1",
    }
    with (
        running(tmp_path_factory.mktemp("writing"), **there) as stack,
        signed_in(stack, browser) as page,
    ):
        graph = {"nodes": [node("writer", "llm:gpt", prompt="A story")], "edges": []}
        made = stack.api.post("/workflows", json={"name": "Story", **graph})
        page.goto(f"{stack.url}/workflows/{made.json()['data']['id']}")
        card = canvas.card(page, "writer")
        page.get_by_role("button", name=re.compile("^Run( |$)")).first.click()
        written = re.compile(r"^Once upon a time (and then )*$")
        expect(card.locator("[data-writing]")).to_have_text(written, timeout=60_000)
        chat.may_end.set()
        whole = re.compile(r"Once upon a time (and then )*there was a lake\.")
        expect(card).to_contain_text(whole, timeout=60_000)
        expect(card.locator("[data-writing]")).to_have_count(0)
