"""A document as one self-contained HTML page, and an overview page that links several.

Everything that comes from a document is escaped, and the page forbids itself every script but its own. It can
be read without one.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from vnunion_nlp.document import Document, Section
from vnunion_nlp.presentation.marks import (
    HEADER_NAMES,
    KINDS,
    Mark,
    Open,
    clip,
    cut,
    marks,
    measure,
    value_of,
    when,
)
from vnunion_nlp.presentation.pages import pages_section
from vnunion_nlp.reading.model import Place
from vnunion_nlp.reading.pictures import Picture


def view(document: Document, pictures: Sequence[Picture] = (), places: Sequence[Place] = ()) -> str:
    """The page of one document: its text with every slot marked, the outline and what was found beside it.

    Args:
        pictures: the document's pages, if it has any; they stand below the text with the slots drawn on them.
        places: where each stretch of the text stands on them.
    """
    found = marks(document)
    shown = list(dict.fromkeys(mark.kind for mark in found))
    title = _title(document)
    body = (
        '<a class="skip" href="#text">Skip to the text</a>\n'
        f"<header><h1>{_escape(title)}</h1>\n{_head(document)}\n{_legend(shown)}</header>\n"
        f"<main><aside>{_aside(document)}</aside>\n"
        f'<pre id="text" lang="vi" tabindex="-1"><span>{_text(document.text, found)}</span></pre>'
        f"{pages_section(pictures, places, found)}</main>"
    )
    return _page(title, body, _hiding(shown), _asset("page.js"), images=bool(pictures))


def embedded(document: Document) -> str:
    """The page of one document in a frame of its own, for notebooks: its style and script touch nothing around it."""
    page = _escape(view(document))
    return f'<iframe title="{_escape(_title(document))}" srcdoc="{page}" sandbox="allow-scripts" style="width: 100%; height: 40rem; border: 1px solid #d5dae0"></iframe>'


def index(pages: Sequence[tuple[str, Document]]) -> str:
    """A page that links the pages of several documents.

    Args:
        pages: for each document the address of its page (relative to this one) and the document.
    """
    names = (
        "Document",
        "Type",
        "Number",
        "Date",
        "Issuing organ",
        "Sections",
        "References",
        "Deadlines",
        "Targets",
        "Remarks",
    )
    numeric = 5
    head = "".join(f'<th scope="col"{" class=n" if i >= numeric else ""}>{name}</th>' for i, name in enumerate(names))
    rows = "\n".join(_index_row(href, document) for href, document in pages)
    title = f"{len(pages)} documents"
    body = (
        f"<header><h1>{title}</h1></header>\n"
        f'<main class="overview"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>\n{rows}\n</tbody></table></main>"
    )
    return _page(title, body)


def _index_row(href: str, document: Document) -> str:
    header = document.header
    words = [value_of(header, name) or "—" for name in ("doc_type", "number", "date", "issuing_organ")]
    counts = [_count(document.sections), *map(len, (document.references, document.deadlines, document.indicators))]
    cells = [f'<td><a href="{_escape(_safe(href))}">{_escape(_subject(document))}</a></td>']
    cells += [f"<td{' class=code' if len(word) <= 10 else ''}>{_escape(word)}</td>" for word in words]
    cells += [f'<td class="n">{count}</td>' for count in (*counts, len(document.diagnostics))]
    return f"<tr>{''.join(cells)}</tr>"


def _count(sections: Iterable[Section]) -> int:
    return sum(1 + _count(section.children) for section in sections)


def _safe(href: str) -> str:
    # A name such as "javascript:…" must stay a relative address.
    return href if href.startswith(("./", "../", "/", "#", "https:", "http:")) else f"./{href}"


def _subject(document: Document) -> str:
    subject = document.header.subject
    return (subject and subject.value) or document.source.name or "Untitled document"


def _title(document: Document) -> str:
    doc_type = document.header.doc_type
    name = doc_type.name if doc_type else None
    return ": ".join(part for part in (name, _subject(document)) if part)


def _page(title: str, body: str, style: str = "", script: str = "", *, images: bool = False) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = f"script-src 'sha256-{digest}'" if script else "script-src 'none'"
    if images:
        allowed += "; img-src data:"
    policy = f"default-src 'none'; style-src 'unsafe-inline'; {allowed}; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escape(title)}</title>\n<style>\n{_asset('page.css')}{style}</style>\n</head>\n<body>\n{body}\n"
        + (f"<script>{script}</script>\n" if script else "")
        + "</body>\n</html>\n"
    )


@cache
def _asset(name: str) -> str:
    return (files("vnunion_nlp.presentation") / name).read_text(encoding="utf-8")


def _escape(text: str) -> str:
    """Safe in text and in attributes. A browser would turn a bare carriage return into a line break and drop
    a NUL."""
    return escape(text).replace("\r", "&#13;").replace("\0", "\ufffd")


def _text(text: str, found: Sequence[Mark]) -> str:
    html = []
    for piece in cut(text, found):
        if isinstance(piece, str):
            html.append(_escape(piece))
        elif isinstance(piece, Open):
            html.append(_opening(piece))
        else:
            html.append("</span>")
    return "".join(html)


def _opening(piece: Open) -> str:
    mark = piece.mark
    note = _escape(mark.note)
    shared = f'<span class="m {mark.kind}" data-kind="{mark.kind}" title="{note}"'
    if not piece.first:
        return f"{shared}>"
    return f'{shared} id="{mark.id}" role="note" tabindex="0" aria-label="{note.replace(chr(10), "; ")}">'


def _hiding(kinds: Iterable[str]) -> str:
    """A style for each kind that takes its colour away while its box is not ticked."""
    plain = "background: none; box-shadow: none; text-decoration: none;"
    return "".join(
        f"body:has(#show-{kind}:not(:checked)) pre .{kind} {{ {plain} }}\n"
        f"body:has(#show-{kind}:not(:checked)) svg .{kind} {{ display: none; }}\n"
        for kind in kinds
    )


def _legend(kinds: Iterable[str]) -> str:
    boxes = "".join(
        f'<label class="{kind}"><input type="checkbox" id="show-{kind}" value="{kind}" checked> {KINDS[kind]}</label>'
        for kind in kinds
    )
    return f'<fieldset class="legend"><legend>Marked in the text</legend>{boxes}</fieldset>' if boxes else ""


def _head(document: Document) -> str:
    header = document.header
    rows = [(title, value_of(header, name), f"header-{name}") for name, title in HEADER_NAMES.items()]
    rows += [
        ("Addressee (kính gửi)", slot.value or slot.text, f"addressee-{i}")
        for i, slot in enumerate(header.addressees, 1)
    ]
    cells = "".join(
        f"<div><dt>{title}</dt><dd>{_link(anchor, value)}</dd></div>" for title, value, anchor in rows if value
    )
    return f"<dl>{cells}</dl>" if cells else ""


def _link(anchor: str, words: str, value: str = "") -> str:
    aside = f'<span class="value">{_escape(value)}</span> ' if value else ""
    return f'<a href="#{anchor}">{aside}{_escape(words)}</a>'


def _aside(document: Document) -> str:
    blocks = []
    if document.sections:
        blocks.append(f'<nav aria-label="Outline"><h2>Outline (mục)</h2>{_outline(document.sections)}</nav>')
    remarks = [
        (f"remark-{i}" if remark.start is not None else None, f"{remark.code}", remark.message, remark.severity)
        for i, remark in enumerate(document.diagnostics, 1)
    ]
    if remarks:
        items = "".join(
            f'<li><span class="{severity}">{severity}</span> '
            + (_link(anchor, code) if anchor else _escape(code))
            + (f" {_escape(message)}" if message else "")
            + "</li>"
            for anchor, code, message, severity in remarks
        )
        blocks.append(_details(f"Remarks (lưu ý): {len(remarks)}", items, is_open=True))
    lists = {
        "Targets (chỉ tiêu)": [
            (f"indicator-{i}", clip(target.text), measure(target)) for i, target in enumerate(document.indicators, 1)
        ],
        "Deadlines (thời hạn)": [
            (f"deadline-{i}", clip(d.task.text if d.task else d.text), when(d))
            for i, d in enumerate(document.deadlines, 1)
        ],
        "References (văn bản viện dẫn)": [
            (f"reference-{i}", clip(r.text), r.resolved or r.canonical or "")
            for i, r in enumerate(document.references, 1)
        ],
    }
    for title, entries in lists.items():
        if entries:
            items = "".join(f"<li>{_link(*entry)}</li>" for entry in entries)
            blocks.append(_details(f"{title}: {len(entries)}", items))
    return "\n".join(blocks)


def _details(title: str, items: str, *, is_open: bool = False) -> str:
    return f"<details{' open' if is_open else ''}><summary>{title}</summary><ul>{items}</ul></details>"


def _outline(sections: Sequence[Section]) -> str:
    """The outline as nested lists; sections are numbered as ``marks`` numbers them."""
    turn = 0

    def listed(members: Sequence[Section]) -> str:
        nonlocal turn
        items = []
        for section in members:
            turn += 1
            link = f'<a href="#section-{turn}"><span class="title">{_escape(f"{section.label}. {section.title}")}</span></a>'
            items.append(f"<li>{link}{listed(section.children) if section.children else ''}</li>")
        return f"<ol>{''.join(items)}</ol>"

    return listed(sections)
