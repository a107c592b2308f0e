"""Google's films: https://ai.google.dev/gemini-api/docs/video.

`POST {base}/models/{model}:predictLongRunning` answers with the name of an operation, which is
asked after until it is `done`; a film then lies on the same server, and the key opens it. What was
held back is told by reasons in place of films.
"""

import base64
import re
from collections.abc import Mapping, Sequence
from typing import Any

from canvas.nodes.ports import PortType
from workers import fetch
from workers.backends.providers import client, files, google_dialect, verdict
from workers.backends.providers.exchange import Reply
from workers.backends.providers.failures import PermanentError, RefusedError, TransientError
from workers.backends.providers.protocol import Account, Answer, Job, Report, Ticket

FAMILY = "veo-"
_OPERATION = re.compile(r"models/[\w.-]+/operations/[\w-]+")
# https://grpc.github.io/grpc/core/md_doc_statuscodes.html
_INVALID_ARGUMENT, _NOT_FOUND, _FAILED_PRECONDITION = 3, 5, 9


async def submit(account: Account, job: Job) -> Reply:
    """Asks for one film."""
    url = f"{account.url}/models/{job.endpoint}:predictLongRunning"
    return await client.hand_in(url, headers(account), google_dialect.film(job.body))


def ticket(reply: Reply) -> Ticket:
    """The name of the operation that an answer speaks of."""
    name = str(verdict.body_of("google", reply).get("name", ""))
    return {"operation": _checked(name)}


async def ask(account: Account, operation: str) -> Reply:
    """How an operation goes."""
    return await client.ask("GET", f"{account.url}/{_checked(operation)}", headers(account))


def report(operation: Mapping[str, Any]) -> Report:
    """Whether it is over; how far it is, is not told."""
    return Report("over" if operation.get("done") is True else "running")


async def films(account: Account, operation: Mapping[str, Any]) -> Answer:
    """`{"videos": [{"url": address}]}` of an operation that is over."""
    _raise_for(operation.get("error"))
    answer = _object(_object(operation.get("response")).get("generateVideoResponse"))
    made = [_object(_object(one).get("video")) for one in _list(answer.get("generatedSamples"))]
    addresses = [str(film["uri"]) for film in made if film.get("uri")]
    if not addresses:
        reasons = _list(answer.get("raiMediaFilteredReasons"))
        if reasons or answer.get("raiMediaFilteredCount"):
            why = verdict.words(reasons[0]) if reasons else "it does not say why"
            raise RefusedError(f"Google refused the content: {why}")
        raise TransientError("Google's answer has no film in it", job_is_over=True)
    return Answer({"videos": [{"url": await _opened(account, one)} for one in addresses]})


async def _opened(account: Account, address: str) -> str:
    """A film of its own server, with the key, as a data URI; any other address as it is."""
    if not client.same_server(address, account.url):
        return address
    with files.fetching("Google's film"):
        answer = await fetch.send(
            "GET",
            address,
            headers=headers(account),
            deadline=files.DEADLINE_SECONDS,
            most_bytes=files.MOST_BYTES[PortType.VIDEO],
            redirects=fetch.MOST_REDIRECTS,
        )
    if answer.status != 200:
        raise TransientError(f"Google's film cannot be fetched: status {answer.status}")
    return f"data:video/mp4;base64,{base64.b64encode(answer.content).decode()}"


def headers(account: Account) -> dict[str, str]:
    """With the key."""
    return {"x-goog-api-key": account.key}


def _raise_for(error: Any) -> None:
    if not error:
        return
    code, said = _object(error).get("code"), verdict.words(_object(error).get("message"))
    if code in (_INVALID_ARGUMENT, _NOT_FOUND, _FAILED_PRECONDITION):
        raise PermanentError(f"Google did not accept this: {said}", code="bad_request")
    raise TransientError(f"Google failed to make it: {said}", job_is_over=True)


def _checked(name: str) -> str:
    if not _OPERATION.fullmatch(name):
        raise PermanentError("Google named a job that is not on its own server")
    return name


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []
