"""ElevenLabs' voices by name: its API takes their ids alone."""

import re

from workers.backends.providers import client, verdict
from workers.backends.providers.failures import PermanentError
from workers.backends.providers.protocol import Account

_ID = re.compile(r"[A-Za-z0-9]{20}")


async def find(account: Account, voice: str) -> str:
    """The id of a voice of the account, by its name or by the name's first word.

    https://elevenlabs.io/docs/api-reference/voices/get-all. Raises BackendError.
    """
    if _ID.fullmatch(voice):
        return voice
    url = f"{account.url}/voices?show_legacy=true"
    reply = await client.ask("GET", url, {"xi-api-key": account.key})
    verdict.raise_for("elevenlabs", reply, "it did not list its voices")
    known = verdict.body_of("elevenlabs", reply).get("voices")
    wanted = voice.strip().casefold()
    for one in known if isinstance(known, list) else ():
        name = str(one.get("name", "")).casefold()
        if wanted in {name, name.partition(" ")[0]}:
            return str(one.get("voice_id"))
    raise PermanentError(f"ElevenLabs has no voice {voice[:40]!r}", code="unknown_voice")
