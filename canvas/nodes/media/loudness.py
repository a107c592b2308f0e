"""Loudness as EBU R 128 and ITU-R BS.1770 define it."""

import math
from dataclasses import dataclass

from canvas.nodes.media import tracks
from canvas.nodes.ports import MediaFile

# What the meter shows while it has heard nothing that counts.
_NOTHING = -70.0
_PLAIN = ("aformat", "sample_fmts=flt")


@dataclass(frozen=True)
class Loudness:
    """LUFS of the whole, None where there is too little to hear; dB of the true peak."""

    integrated: float | None
    peak: float


def measure(audio: MediaFile) -> Loudness:
    """Measures a whole recording."""
    integrated, peak = _NOTHING, 0.0
    meter = [("ebur128", "peak=true:metadata=1")]
    for block in tracks.heard(audio, filters=meter, shape=_PLAIN):
        # The meter counts from the beginning: its last words are about the whole.
        integrated = float(block.metadata.get("lavfi.r128.I", integrated))
        peak = float(block.metadata.get("lavfi.r128.true_peak", peak))
    loud = integrated if integrated > _NOTHING else None
    return Loudness(loud, 20 * math.log10(peak) if peak > 0 else -math.inf)
