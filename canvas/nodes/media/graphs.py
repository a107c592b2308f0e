"""Frames through a chain of FFmpeg's filters."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from canvas.nodes.media import ffmpeg

# A filter's name and its options, as ffmpeg's own command line writes them.
Filter: TypeAlias = tuple[str, str]


def through(frames: "Iterable[ffmpeg.VideoFrame]", chain: Sequence[Filter]) -> Iterator[Any]:
    """Pictures, changed. Those of another size than the ones before get a chain of their own."""
    graph, shape = None, None
    for frame in frames:
        its = (frame.width, frame.height, frame.format.name)
        if graph is None or its != shape:
            if graph is not None:
                graph.push(None)
                yield from _pulled(graph)
            graph, shape = _film_graph(frame, chain), its
        graph.push(frame)
        yield from _pulled(graph)
    if graph is not None:
        graph.push(None)
        yield from _pulled(graph)


def mixed(
    sounds: "Sequence[Iterable[ffmpeg.AudioFrame]]", chain: Sequence[Filter]
) -> Iterator[Any]:
    """Sounds, changed; of several, the first filter makes one."""
    iterators = [iter(sound) for sound in sounds]
    waiting = [next(iterator, None) for iterator in iterators]
    if any(frame is None for frame in waiting):
        raise ValueError("a sound without a single frame")
    graph, doors = _sound_graph([frame for frame in waiting if frame is not None], chain)
    while any(frame is not None for frame in waiting):
        # In turn, so that none is held in memory whole.
        for place, frame in enumerate(waiting):
            if frame is not None:
                waiting[place] = _push(doors[place], frame, iterators[place])
        yield from _pulled(graph)


def _push(door: Any, frame: Any, following: Iterator[Any]) -> Any:
    """Puts a frame into a graph, and after the last one the end; returns the next frame."""
    try:
        door.push(frame)
    except ffmpeg.EOFError:
        return None  # the filters have all that they want
    coming = next(following, None)
    if coming is None:
        door.push(None)
    return coming


def _film_graph(frame: "ffmpeg.VideoFrame", chain: Sequence[Filter]) -> Any:
    graph = ffmpeg.filter.Graph()
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base
    )
    steps = [graph.add(name, options or None) for name, options in chain]
    graph.link_nodes(source, *steps, graph.add("buffersink")).configure()
    return graph


def _sound_graph(
    first: "Sequence[ffmpeg.AudioFrame]", chain: Sequence[Filter]
) -> tuple[Any, list[Any]]:
    graph = ffmpeg.filter.Graph()
    doors = [
        graph.add_abuffer(
            sample_rate=frame.sample_rate,
            format=frame.format.name,
            layout=frame.layout.name,
            time_base=frame.time_base,
        )
        for frame in first
    ]
    steps = [graph.add(name, options or None) for name, options in chain]
    for place, door in enumerate(doors):
        door.link_to(steps[0], 0, place)
    graph.link_nodes(*steps, graph.add("abuffersink")).configure()
    return graph, doors


def _pulled(graph: Any) -> Iterator[Any]:
    while True:
        try:
            yield graph.pull()
        except (ffmpeg.BlockingIOError, ffmpeg.EOFError):
            return
