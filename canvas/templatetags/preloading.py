"""What a page loads, each file once."""

import re

from django import template
from django.utils.safestring import SafeString, mark_safe
from django_vite.templatetags.django_vite import vite_asset, vite_preload_asset

register = template.Library()
_HREF = re.compile(r'href="([^"]+)"')


@register.simple_tag
def page_assets(source: str) -> SafeString:
    """The entry's tags and, ahead of its asking, preloads of what a page's source imports.

    Vite's loader fetches styles with CORS: a preload without it is fetched a second time.
    """
    entry: str = vite_asset("src/main.tsx")
    there = set(_HREF.findall(entry))
    preloads = [tag for tag in vite_preload_asset(source).splitlines() if not _named(tag) & there]
    ahead = "\n".join(preloads).replace('as="style"', 'as="style" crossorigin="anonymous"')
    return mark_safe(f"{entry}\n{ahead}")


def _named(tag: str) -> set[str]:
    return set(_HREF.findall(tag))
