"""A real server on loopback with a store of its own, and a real Chromium before it."""

import os
import pathlib
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("THAW_PROGRAM", ROOT / ".build/debug/thaw"))
SAMPLES = ROOT / "Sources/thaw/Samples"
OUT = pathlib.Path(__file__).parent / "out"


class Server:
    """`thaw serve` on a fresh store."""

    def __init__(self, folder, *arguments):
        self.store = folder / "thaw.sqlite"
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--store", self.store, "--port", "8600", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        match = re.search(r"(http://127\.0\.0\.1:\d+)(/\?token=\w+)", line)
        assert match, f"the server printed {line!r}"
        self.base, self.entry = match.group(1), match.group(0)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=10)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        assert path, "Chromium is missing; Scripts/setup.sh --tests installs it"
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory):
    """One server for tests that only look."""
    server = Server(tmp_path_factory.mktemp("store"))
    yield server
    server.stop()


def open_page(browser, server, **options):
    """A signed-in page whose every request outside our own address fails the test."""
    context = browser.new_context(base_url=server.base, **options)
    page = context.new_page()
    page.foreign = []
    page.on("request", lambda request: request.url.startswith((server.base, "data:", "blob:"))
            or page.foreign.append(request.url))
    page.errors = []
    # Chromium reports an answer of 4xx as an error too; the tests look at those themselves.
    page.on("console", lambda message: message.type == "error"
            and not message.text.startswith("Failed to load resource")
            and page.errors.append(message.text))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(server.entry)
    return page


@pytest.fixture
def page(browser, server):
    page = open_page(browser, server)
    yield page
    assert page.foreign == []
    assert page.errors == []
    page.context.close()
