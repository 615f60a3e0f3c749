"""A line that is cut after so many bytes, wherever that is in the talk of the two ends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def cut_line(port: int, after_bytes: int) -> Iterator[int]:
    """The port of a line to `port`; it dies once `after_bytes` went through it, in either direction."""
    listening = socket.create_server(("127.0.0.1", 0))
    left, guard, ends = [after_bytes], threading.Lock(), list[socket.socket]()

    def pump(one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(4096):
                with guard:
                    part = data[: max(0, left[0])]
                    left[0] -= len(data)
                other.sendall(part)
                if len(part) < len(data):
                    break
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def serve() -> None:
        with suppress(OSError):
            while True:
                near, _ = listening.accept()
                far = socket.create_connection(("127.0.0.1", port))
                ends.extend((near, far))
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=pump, args=pair, daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        for end in (listening, *ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
