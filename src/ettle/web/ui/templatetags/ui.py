"""The shared components as template tags. Each is given a shape and draws its part in ui/parts."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ettle.web.ui import dates, phrases, shapes
from ettle.web.ui import outcome as outcomes
from ettle.web.ui.field_shape import FieldShape, error_links

register = template.Library()
Context = dict[str, Any]


@register.filter(name="day")
def day_filter(on: date | None) -> str:
    return dates.day(on) if on else ""


@register.filter
def plain_day(on: date | None) -> str:
    return dates.plain_day(on) if on else ""


@register.filter
def short_day(on: date | None, today: date | None = None) -> str:
    return dates.short_day(on, beside=today) if on else ""


@register.filter
def how_far(on: date | None, today: date) -> str:
    return dates.how_far(on, today) if on else ""


@register.filter
def moment(at: datetime | None) -> str:
    return dates.moment(at) if at else ""


@register.filter
def clock_time(at: datetime | None) -> str:
    return dates.clock_time(at) if at else ""


@register.filter
def field_words(name: str) -> str:
    """Turn a field's name into words, where only its name is left: ``sent_on`` to 'Sent on'."""
    return name.replace("_", " ").capitalize()


@register.filter
def read_outcome(message: str) -> shapes.OutcomeShape:
    return outcomes.read_outcome(message)


@register.simple_tag(name="day")
def day_tag(on: date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), dates.day(on))


@register.inclusion_tag("ui/parts/clock.html")
def clock(clock: shapes.ClockShape) -> Context:
    return {"clock": clock, "not_checked": phrases.NOT_YET_CHECKED}


@register.inclusion_tag("ui/parts/clock_short.html")
def clock_short(clock: shapes.ClockShape) -> Context:
    return {"clock": clock}


@register.inclusion_tag("ui/parts/strip.html")
def strip(strip: shapes.StripShape) -> Context:
    return {"strip": strip}


@register.inclusion_tag("ui/parts/status.html")
def status(key: str) -> Context:
    word, shape, tone = phrases.STATUS[key]
    return {"word": word, "shape": shape, "tone": tone}


@register.inclusion_tag("ui/parts/who_can_see.html")
def who_can_see(readers: Iterable[shapes.Reader]) -> Context:
    return {"readers": list(readers), "heading": phrases.WHO_CAN_SEE}


@register.inclusion_tag("ui/parts/who_looked.html")
def who_looked(looks: Iterable[shapes.Look]) -> Context:
    return {"looks": list(looks), "heading": phrases.WHO_LOOKED, "nobody": phrases.NOBODY_LOOKED}


@register.inclusion_tag("ui/parts/support_card.html")
def support_card(card: shapes.CardShape) -> Context:
    return {"card": card}


@register.inclusion_tag("ui/parts/summary.html")
def summary(rows: Iterable[shapes.SummaryRow]) -> Context:
    listed = list(rows)
    return {"rows": listed, "can_change": any(row.change_url for row in listed)}


@register.inclusion_tag("ui/parts/data_table.html")
def data_table(table: shapes.TableShape) -> Context:
    return {"table": table}


@register.inclusion_tag("ui/parts/filters.html")
def filters(links: Iterable[shapes.FilterLink], label: str = "Show") -> Context:
    return {"links": list(links), "label": label}


@register.inclusion_tag("ui/parts/nothing_here.html")
def nothing_here(empty: shapes.EmptyShape) -> Context:
    return {"empty": empty}


@register.inclusion_tag("ui/parts/outcome.html")
def outcome(outcome: shapes.OutcomeShape) -> Context:
    return {"outcome": outcome}


@register.inclusion_tag("ui/parts/thread.html")
def thread(thread: shapes.ThreadShape) -> Context:
    return {"thread": thread}


@register.inclusion_tag("ui/parts/warning.html")
def warning(words: str) -> Context:
    return {"words": words}


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: BaseForm | None) -> Context:
    return {"links": error_links(form) if form is not None else []}


@register.inclusion_tag("ui/parts/back_link.html")
def back_link(url: str, words: str = "Back") -> Context:
    return {"url": url, "words": words}


@register.inclusion_tag("ui/parts/breadcrumb.html")
def breadcrumb(trail: Iterable[tuple[str, str]]) -> Context:
    return {"trail": list(trail)}


@register.inclusion_tag("ui/forms/question.html")
def field(bound: BoundField) -> Context:
    return {"question": FieldShape(bound), "field": bound}


@register.simple_block_tag
def details(content: SafeString, summary: str) -> SafeString:
    return format_html(
        '<details class="ds_details" data-module="ds-details">'
        '<summary class="ds_details__summary">{}</summary>'
        '<div class="ds_details__text">{}</div></details>',
        summary,
        content,
    )


@register.simple_block_tag
def panel(content: SafeString, heading: str) -> SafeString:
    return format_html(
        '<section class="ettle_panel"><h2 class="ettle_panel__heading">{}</h2>{}</section>',
        heading,
        content,
    )
