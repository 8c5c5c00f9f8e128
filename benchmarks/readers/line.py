"""A slow line on this computer: every connection waits for its round trips and shares one rate."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

SEGMENT = 1460
FIRST_WINDOW = 10 * SEGMENT
HEADERS = 40  # of TCP and IP, on every segment


@dataclass
class Line:
    """A line with a round trip (seconds) and a rate (bytes a second) each way."""

    round_trip: float
    rate: float
    free_at: dict[str, float] = field(default_factory=lambda: {"up": 0.0, "down": 0.0})

    def arrival(self, way: str, size: int, not_before: float) -> float:
        """Take the line for some bytes, and return when they come out at its other end."""
        start = max(self.free_at[way], time.monotonic(), not_before)
        self.free_at[way] = start + (size + HEADERS) / self.rate
        return self.free_at[way] + self.round_trip / 2


@dataclass
class _Window:
    """How much of one connection may be under way: it doubles with every round trip."""

    round_trip: float
    size: int = FIRST_WINDOW
    sent: int = 0
    opened: float = 0.0

    async def room_for(self, size: int) -> None:
        if self.sent + size > self.size:
            await asyncio.sleep(self.opened + self.round_trip - time.monotonic())
            self.size, self.sent = self.size * 2, 0
        if self.sent == 0:
            self.opened = time.monotonic()
        self.sent += size


async def _carry(
    line: Line,
    way: str,
    source: asyncio.StreamReader,
    target: asyncio.StreamWriter,
    not_before: float,
) -> None:
    parcels: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    delivery = asyncio.create_task(_deliver(parcels, target))
    window = _Window(line.round_trip)
    with suppress(OSError):
        while data := await source.read(SEGMENT):
            await window.room_for(len(data))
            parcels.put_nowait((line.arrival(way, len(data), not_before), data))
            # Others get their turn on the line before the next segment takes it.
            await asyncio.sleep(max(0.0, line.free_at[way] - time.monotonic() - 0.01))
    parcels.put_nowait((time.monotonic() + line.round_trip / 2, b""))
    await delivery


async def _deliver(
    parcels: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter
) -> None:
    with suppress(OSError, RuntimeError):
        while True:
            at, data = await parcels.get()
            await asyncio.sleep(max(0.0, at - time.monotonic()))
            if not data:
                target.close()
                return
            target.write(data)
            await target.drain()


async def _serve(line: Line, ports: Mapping[int, int], stop: asyncio.Event) -> None:
    async def accept(port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        shaken = time.monotonic() + line.round_trip  # the handshake of TCP
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(
            _carry(line, "up", reader, far_writer, shaken),
            _carry(line, "down", far_reader, writer, shaken),
        )

    for near, far in ports.items():
        await asyncio.start_server(
            lambda reader, writer, port=far: accept(port, reader, writer), "127.0.0.1", near
        )
    await stop.wait()


@contextmanager
def slow_line(line: Line, ports: Mapping[int, int]) -> Iterator[None]:
    """Lead each port of loopback to another over one slow line, until the end of the block."""
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    def run() -> None:
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(_serve(line, ports, stop))
        loop.set_exception_handler(lambda *_: None)  # what was under way is of no use now
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0.05))
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
