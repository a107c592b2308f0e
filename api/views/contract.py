"""The contract itself."""

import json
from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.utils.module_loading import import_string
from rest_framework.request import Request

from api.contract.operation import NOBODY, Operation
from api.contract.shapes import OBJECT
from api.views.resource import Resource


class Contract(Resource):
    """This document, as OpenAPI 3.1: make a client from it, or read it at `/docs/api`."""

    authentication_classes = []
    operations = {
        "GET": Operation("Read the contract", tag="Contract", scope=NOBODY, answers={200: OBJECT})
    }

    def get(self, request: Request) -> HttpResponse:
        return HttpResponse(document(), content_type="application/json")


@lru_cache(maxsize=1)
def document() -> bytes:
    """The OpenAPI document as JSON; it changes only with the code."""
    # Loaded by the first reader: it brings Django's test client and Jinja with it.
    generator: Any = import_string("drf_spectacular.generators.SchemaGenerator")()
    return json.dumps(generator.get_schema(public=True), ensure_ascii=False).encode()
