"""How the desk looks, and its navigation: the settings of Unfold."""

from django.templatetags.static import static
from django.urls import reverse_lazy


def _link(title: str, icon: str, model: str) -> dict[str, object]:
    """A line of the desk's navigation, for those who may look at the model."""
    app, _, name = model.partition("_")
    return {
        "title": title,
        "icon": icon,
        "link": reverse_lazy(f"admin:{model}_changelist"),
        "permission": lambda request: any(
            request.user.has_perm(f"{app}.{verb}_{name}") for verb in ("view", "change")
        ),
    }


UNFOLD = {
    "SITE_TITLE": "Wireflow",
    "SITE_HEADER": "Wireflow desk",
    "SITE_ICON": lambda request: static("icons/wireflow.svg"),
    "SITE_FAVICONS": [
        {
            "rel": "icon",
            "type": "image/svg+xml",
            "href": lambda request: static("icons/wireflow.svg"),
        }
    ],
    "COLORS": {
        "base": {
            "50": "#FBFAF8",
            "100": "#F3F2EF",
            "200": "#E3E1DB",
            "300": "#CECBC3",
            "400": "#8B93A1",
            "500": "#686B73",
            "600": "#4F525A",
            "700": "#2C313B",
            "800": "#22262E",
            "900": "#14161B",
            "950": "#0E0F13",
        },
        "primary": {
            "50": "#F3F5FF",
            "100": "#E7ECFF",
            "200": "#D3DCFF",
            "300": "#B4C3FF",
            "400": "#9DB4FF",
            "500": "#7C9CFF",
            "600": "#3D5FE0",
            "700": "#2F52D6",
            "800": "#2848C4",
            "900": "#1D2540",
            "950": "#14161B",
        },
    },
    "SIDEBAR": {
        "show_search": True,
        "show_all_applications": True,
        "navigation": [
            {
                "title": "Executions",
                "items": [
                    _link("Executions", "account_tree", "canvas_execution"),
                    _link("Node runs", "checklist", "canvas_noderun"),
                ],
            },
            {
                "title": "Money",
                "items": [
                    _link("Plans", "sell", "billing_plan"),
                ],
            },
            {
                "title": "Models",
                "items": [
                    _link("Catalogue entries", "deployed_code", "workers_catalogueentry"),
                    _link("HTTP services", "cloud", "workers_httpservice"),
                    _link("Provider keys", "key", "workers_providerkey"),
                    _link("Switched off", "toggle_off", "workers_switchedoff"),
                ],
            },
            {
                "title": "Webhooks",
                "items": [
                    _link("Deliveries", "send", "workers_webhookdelivery"),
                ],
            },
        ],
    },
}
