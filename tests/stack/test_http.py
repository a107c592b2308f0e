"""A reader that does not keep up is dropped; one that catches up in time is not."""

from twisted.internet.task import Clock

from wireflow.stack.http import PATIENCE_SECONDS, SlowReader


class Transport:
    def __init__(self) -> None:
        self.aborted = 0

    def abortConnection(self) -> None:
        self.aborted += 1


def _reader() -> tuple[SlowReader, Transport, Clock]:
    transport, clock = Transport(), Clock()
    return SlowReader(transport, clock), transport, clock


def test_a_buffer_that_stays_full_ends_the_connection_once() -> None:
    reader, transport, clock = _reader()
    reader.pauseProducing()
    clock.advance(PATIENCE_SECONDS - 1)
    reader.pauseProducing()
    assert transport.aborted == 0
    clock.advance(1)
    assert transport.aborted == 1
    clock.advance(PATIENCE_SECONDS)
    assert transport.aborted == 1


def test_a_reader_that_catches_up_stays() -> None:
    reader, transport, clock = _reader()
    reader.pauseProducing()
    clock.advance(PATIENCE_SECONDS - 1)
    reader.resumeProducing()
    clock.advance(PATIENCE_SECONDS)
    assert transport.aborted == 0


def test_the_end_of_the_stream_ends_the_watch() -> None:
    reader, transport, clock = _reader()
    reader.pauseProducing()
    reader.stopProducing()
    clock.advance(PATIENCE_SECONDS)
    assert (transport.aborted, clock.getDelayedCalls()) == (0, [])
