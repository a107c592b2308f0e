"""Whether a provider lets a key in: asked once, when somebody enters it.

Each provider is asked for something that costs nothing: its list of models, or the account. fal
documents no such call, so its keys are taken as they are.
"""

from workers.backends.providers import client
from workers.backends.providers.failures import PermanentError, TransientError
from workers.backends.providers.protocol import Account

# By provider: a path below its address, the header, and what stands before the key in it.
_CALLS = {
    "bfl": ("credits", "x-key", ""),
    "elevenlabs": ("models", "xi-api-key", ""),
    "google": ("models?pageSize=1", "x-goog-api-key", ""),
    "openai": ("models", "authorization", "Bearer "),
    "openrouter": ("key", "authorization", "Bearer "),
    "replicate": ("account", "authorization", "Bearer "),
    "stability": ("../v1/user/balance", "authorization", "Bearer "),
}
_NOT_LET_IN = {400, 401, 403}


async def check(account: Account) -> bool:
    """Whether the key was tried. Raises PermanentError for one that the provider refuses.

    A provider that cannot be reached says nothing about the key.
    """
    if account.provider not in _CALLS:
        return False
    path, header, before = _CALLS[account.provider]
    try:
        reply = await client.ask("GET", f"{account.url}/{path}", {header: before + account.key})
    except TransientError:
        return False
    if reply.status in _NOT_LET_IN:
        raise PermanentError(f"{account.name} does not know this key", code="provider_key")
    return reply.status < 400
