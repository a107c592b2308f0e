"""What a webhook may spend on one day (UTC): the quoted prices of the runs it started."""

from django.db.models import F
from django.utils import timezone

from canvas.errors import SpendingCapError
from canvas.models import Publication, WebhookSpending


def take(publication: Publication, credits: int) -> None:
    """Counts the price of a run. Call in its transaction. Raises SpendingCapError."""
    if not credits:
        return
    cap = publication.daily_credits
    today = timezone.now().date()
    day = WebhookSpending.objects.filter(publication=publication, day=today)
    within = day if cap is None else day.filter(credits__lte=cap - credits)
    if within.update(credits=F("credits") + credits):
        return
    WebhookSpending.objects.get_or_create(publication=publication, day=today)
    if not within.update(credits=F("credits") + credits):
        raise SpendingCapError("This webhook has used up its credits for today")


def today(publication: Publication) -> int:
    """Whole credits counted since 00:00 UTC."""
    day = WebhookSpending.objects.filter(publication=publication, day=timezone.now().date())
    return day.values_list("credits", flat=True).first() or 0
