"""A common editor: the YAML language server that VS Code and Neovim run, spoken to by its protocol."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

Json = dict[str, Any]
VARIABLE = "DEFICLIC_YAML_SERVER"  # a copy that is here already
SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}


def installed(folder: Path) -> Path | None:
    """The server's program, fetched by npm; None where there is no npm."""
    if here := os.environ.get(VARIABLE):
        return Path(here)
    npm = shutil.which("npm")
    if npm is None:
        return None
    got = subprocess.run(
        [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--silent", "yaml-language-server@1"],
        capture_output=True, timeout=180,
    )  # fmt: skip
    assert got.returncode == 0, got.stderr.decode()
    return folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class Editor:
    """One open file. `underlined`, `hover` and `offers` are what somebody who writes it would see."""

    def __init__(self, server: Path, path: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(server), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._last = 0
        self._faults: list[Json] | None = None
        self._uri = path.as_uri()
        self._version = 1
        self.text = path.read_text("utf-8")
        root = {"rootUri": path.parent.as_uri(), "processId": os.getpid(), "capabilities": CAPABILITIES}
        self._ask("initialize", root)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})
        document = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": self.text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def write(self, text: str) -> None:
        self.text, self._faults = text, None
        self._version += 1
        document = {"uri": self._uri, "version": self._version}
        self._tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def underlined(self) -> dict[int, str]:
        """Line (from 1) -> what the editor says of it."""
        while self._faults is None:
            self._listen()
        return {one["range"]["start"]["line"] + 1: one["message"] for one in self._faults}

    def hover(self, word: str) -> str:
        found = self._ask("textDocument/hover", self._at(word))
        value = found["contents"] if found else ""
        return str(value["value"] if isinstance(value, dict) else value)

    def offers(self, before: str) -> dict[str, str]:
        """What the editor proposes right after these words: label -> its documentation."""
        found = self._ask("textDocument/completion", self._at(before, after=True))
        items = found["items"] if isinstance(found, dict) else found or []
        return {one["label"]: str(one.get("documentation", "")) for one in items}

    def _at(self, word: str, after: bool = False) -> Json:
        place = self.text.index(word) + (len(word) if after else 0)
        line = self.text.count("\n", 0, place)
        column = place - (self.text.rfind("\n", 0, place) + 1)
        return {"textDocument": {"uri": self._uri}, "position": {"line": line, "character": column}}

    # ------------------------------------------------------------------ the protocol

    def _ask(self, method: str, params: Json) -> Any:
        self._last += 1
        mine = self._last
        self._send({"jsonrpc": "2.0", "id": mine, "method": method, "params": params})
        while True:
            said = self._listen()
            if said.get("id") == mine and "method" not in said:
                return said.get("result")

    def _tell(self, method: str, params: Json) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, body: Json) -> None:
        data = json.dumps(body).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _listen(self) -> Json:
        """The next message; questions of the server are answered as an editor would."""
        out = self._process.stdout
        assert out
        length = 0
        while line := out.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the language server went away"
        said: Json = json.loads(out.read(length))
        if said.get("method") == "textDocument/publishDiagnostics" and said["params"]["uri"] == self._uri:
            self._faults = said["params"]["diagnostics"]
        elif "id" in said and said.get("method") == "workspace/configuration":
            wanted = [SETTINGS.get(item.get("section", ""), {}) for item in said["params"]["items"]]
            self._send({"jsonrpc": "2.0", "id": said["id"], "result": wanted})
        elif "id" in said and "method" in said:
            self._send({"jsonrpc": "2.0", "id": said["id"], "result": None})
        return said


CAPABILITIES: Json = {
    "textDocument": {
        "synchronization": {"didSave": True},
        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": False}},
}
