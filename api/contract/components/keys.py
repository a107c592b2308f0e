"""API keys, and keys to providers."""

from api.contract.shapes import (
    BOOLEAN,
    ID,
    MOMENT,
    Shape,
    array,
    described,
    nullable,
    one_of,
    record,
    text,
    whole,
)

_COUNT = whole(0)
_DAY = text(pattern=r"^\d{4}-\d{2}-\d{2}$")
_KEY: dict[str, Shape] = {
    "id": ID,
    "name": text(),
    "prefix": text(),
    "lastFour": text(),
    "scopes": array(text()),
    "createdAt": MOMENT,
    "lastUsedAt": nullable(MOMENT),
    "expiresAt": nullable(MOMENT),
    "expired": BOOLEAN,
    "createdBy": nullable(text()),
    "calls": array(record({"day": _DAY, "calls": _COUNT})),
}

SCHEMAS: dict[str, Shape] = {
    "ApiKey": record(_KEY),
    "FreshApiKey": record({**_KEY, "key": described(text(), "The key itself, shown this once")}),
    "ProviderKey": record(
        {
            "provider": text(),
            "name": text(),
            "source": nullable(one_of("team", "server")),
            "lastFour": text(),
            "setAt": nullable(MOMENT),
            "setBy": nullable(text()),
            "tried": nullable(BOOLEAN),
        }
    ),
    "NewProviderKey": record({"key": text(least=8, most=4_000)}),
    "NewApiKey": record(
        {"name": text(least=1, most=80), "scopes": array(text(most=60), least=1, most=20)},
        {"expiresInDays": described(nullable(whole(0, 3_650)), "0 is never")},
    ),
}
