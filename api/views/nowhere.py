"""Every other path under `/api/`: a JSON 404, whoever asks."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from wireflow.errors import NotFoundError


class Nowhere(APIView):
    """Not found, by every method."""

    authentication_classes = []
    permission_classes = []
    parser_classes = []
    schema = None

    def get(self, request: Request) -> Response:
        raise NotFoundError("There is no such endpoint. The contract: /api/v1/openapi.json")

    post = put = patch = delete = options = get
