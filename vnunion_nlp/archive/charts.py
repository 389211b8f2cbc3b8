"""Pictures as SVG inside a page: bars, stacked bars, a time line. No script, no style from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_WIDTH = 720
_LABEL = 250
_ROW = 22
_CHAR, _CAPITAL = 6.6, 9.0
"""Width of a character of the labels, in units of the drawing; estimates for cutting them."""
COLOURS = ("#3b76b8", "#c8963e", "#b8533b", "#5b9a68", "#8a6bb1", "#7a8794")


def bars(rows: Sequence[tuple[str, float]], *, unit: str = "") -> str:
    """One horizontal bar a row, with its number."""
    return stacked([(name, (value,)) for name, value in rows], ("",), unit=unit)


def stacked(rows: Sequence[tuple[str, Sequence[float]]], names: Sequence[str], *, unit: str = "") -> str:
    """One horizontal bar a row, made of parts; ``names`` says what the parts are."""
    if not rows:
        return _nothing()
    largest = max(max(sum(values) for _, values in rows), 1e-9)
    top = 24 if len(names) > 1 else 0
    room = _WIDTH - _LABEL - 70
    parts = [_legend(names)] if top else []
    for n, (name, values) in enumerate(rows):
        y = top + n * _ROW
        parts.append(_label(name, y + 15))
        x = float(_LABEL)
        for colour, value in zip(COLOURS, values, strict=False):
            width = value / largest * room
            if width > 0:
                title = f"{name}: {_number(value)}{unit}"
                parts.append(
                    f'<rect x="{x:.1f}" y="{y + 4}" width="{width:.1f}" height="{_ROW - 8}" fill="{colour}">'
                    f"<title>{_clean(title)}</title></rect>"
                )
            x += width
        parts.append(f'<text x="{x + 6:.1f}" y="{y + 15}">{_number(sum(values))}{_clean(unit)}</text>')
    words = ", ".join(f"{name} {_number(sum(values))}{unit}" for name, values in rows[:40])
    return _svg(top + len(rows) * _ROW + 4, parts, words)


def columns(rows: Sequence[tuple[str, float]]) -> str:
    """One column a row, left to right: a time line. At most one label for every 60 units of width is written."""
    if not rows:
        return _nothing()
    largest = max(max(value for _, value in rows), 1e-9)
    height, left = 180, 40
    step = (_WIDTH - left - 10) / len(rows)
    every = max(1, round(60 / step))
    parts = [f'<line x1="{left}" y1="{height}" x2="{_WIDTH - 10}" y2="{height}" class="axis"/>']
    parts.append(f'<text x="{left - 6}" y="16" text-anchor="end">{_number(largest)}</text>')
    for n, (name, value) in enumerate(rows):
        tall = value / largest * (height - 16)
        x = left + n * step
        if value:
            parts.append(
                f'<rect x="{x + step * 0.1:.1f}" y="{height - tall:.1f}" width="{step * 0.8:.1f}" height="{tall:.1f}" '
                f'fill="{COLOURS[0]}"><title>{_clean(name)}: {_number(value)}</title></rect>'
            )
        if n % every == 0:
            parts.append(f'<text x="{x + step / 2:.1f}" y="{height + 16}" text-anchor="middle">{_clean(name)}</text>')
    return _svg(height + 24, parts, ", ".join(f"{name} {_number(value)}" for name, value in rows if value))


def _svg(height: float, parts: Sequence[str], words: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{_clean(words)}">\n'
        + "\n".join(parts)
        + "\n</svg>"
    )


def _legend(names: Sequence[str]) -> str:
    parts, x = [], float(_LABEL)
    for colour, name in zip(COLOURS, names, strict=False):
        parts.append(f'<rect x="{x:.0f}" y="4" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="{x + 16:.0f}" y="14">{_clean(name)}</text>')
        x += 32 + len(name) * _CHAR
    return "".join(parts)


def _label(name: str, y: int) -> str:
    room = _LABEL - 20.0
    short = name
    for n, character in enumerate(name):
        room -= _CAPITAL if character.isupper() else _CHAR
        if room < 0:
            short = name[:n].rstrip() + "…"
            break
    return f'<text x="{_LABEL - 8}" y="{y}" text-anchor="end">{_clean(short)}<title>{_clean(name)}</title></text>'


def _nothing() -> str:
    return '<p class="none">Nothing to show.</p>'


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:.2f}"


def _clean(text: str) -> str:
    """Escaped, and without the control characters that would break a page."""
    return escape("".join(c if c.isprintable() else " " for c in text))
