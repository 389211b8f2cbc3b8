"""The archive on one page: what there is, what is due, who cites what, how well it was read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from html import escape
from importlib.resources import files
from typing import Any

from vnunion_nlp.archive.catalogue import Catalogue
from vnunion_nlp.archive.charts import bars, columns, stacked
from vnunion_nlp.archive.names import printable

_TOP = 20
"""Bars in a picture; what is less goes into the tables of ``vnunion export``."""
_LEVELS = (
    ("Cơ sở", r"\b(?:cơ sở|cđcs|công ty|trường|bệnh viện|xí nghiệp)\b"),
    ("Xã, phường", r"\b(?:xã|phường|thị trấn)\b"),
    ("Ngành", r"\bngành\b|\bcông đoàn (?:giáo dục|y tế|viên chức|công thương|xây dựng|giao thông)\b"),
    ("Huyện, quận", r"\b(?:huyện|quận|thị xã)\b"),
    ("Khu công nghiệp", r"\bkhu (?:công nghiệp|kinh tế|chế xuất)\b"),
    ("Tỉnh, thành phố", r"\b(?:tỉnh|thành phố|tp)\b"),
    ("Trung ương", r"\b(?:tổng liên đoàn|việt nam|trung ương|bộ|quốc hội|chính phủ)\b"),
)
"""Level of an organ by the words of its name; the first that fits holds, so that the smaller place in a name decides."""


def report(catalogue: Catalogue) -> str:
    """The page, with all its pictures inside."""
    parts = [_summary(catalogue)]
    for title, words, picture in (
        ("Documents by type", "Tên loại; documents without one are not shown.", _by_type(catalogue)),
        ("Documents by organ", f"Cơ quan ban hành: the {_TOP} with most documents.", _by_organ(catalogue)),
        ("Documents by year", "Year of issue.", _by_year(catalogue)),
        (
            "Deadlines",
            "How many end in each month (or year, where they spread over more than ten years).",
            _due(catalogue),
        ),
        (
            "Targets by level",
            "Chỉ tiêu by the level of the organ that sets them, as its name tells.",
            _levels(catalogue),
        ),
        ("Documents cited most", f"How many documents of the archive cite each; the first {_TOP}.", _cited(catalogue)),
        ("Who cites them", "The ten cited most, by the organs that cite them.", _citing(catalogue)),
        ("Quality by folder", f"The {_TOP} folders with most to review, then most files.", _quality(catalogue)),
        ("Remarks", "Diagnostics by code.", _remarks(catalogue)),
    ):
        parts.append(f"<section><h2>{title}</h2>\n<p>{words}</p>\n{picture}</section>")
    parts.append(_to_review(catalogue))
    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    title = f"Archive: {_name(catalogue)}"
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_clean(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<h1>{_clean(title)}</h1>\n"
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )


def _name(catalogue: Catalogue) -> str:
    return (catalogue.meta("root") or "").rstrip("/").rpartition("/")[2] or "/"


def _summary(catalogue: Catalogue) -> str:
    states = {row["state"]: row["n"] for row in catalogue.rows("SELECT state, count(*) AS n FROM files GROUP BY state")}
    last = next(catalogue.rows("SELECT * FROM runs ORDER BY id DESC LIMIT 1"), None)
    cells = [
        ("documents", states.get("done", 0)),
        ("failed", states.get("failed", 0)),
        ("to review", catalogue.value("SELECT count(*) FROM review")),
        ("passed over", states.get("skipped", 0)),
        ("vanished", states.get("vanished", 0)),
        ("copies", catalogue.value("SELECT coalesce(sum(n_files - 1), 0) FROM duplicates")),
        ("targets", catalogue.value("SELECT count(*) FROM all_indicators")),
        ("deadlines", catalogue.value("SELECT count(*) FROM all_deadlines")),
        ("citations", catalogue.value("SELECT count(*) FROM all_references")),
    ]
    numbers = "".join(f"<div><dt>{name}</dt><dd>{value:,}</dd></div>" for name, value in cells)
    run = f"<p>Last run: {last['started']}, {last['state']}, rules {_clean(last['rules'])}.</p>" if last else ""
    return f"<dl>{numbers}</dl>\n{run}"


def _pairs(catalogue: Catalogue, sql: str) -> list[tuple[str, float]]:
    return [(str(row[0]), row[1]) for row in catalogue.rows(sql)]


def _by_type(catalogue: Catalogue) -> str:
    return bars(
        _pairs(
            catalogue,
            "SELECT coalesce(type_name, type_code), count(*) AS n FROM all_documents WHERE state = 'done' "
            "AND coalesce(type_name, type_code) IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1",
        )
    )


def _by_organ(catalogue: Catalogue) -> str:
    return bars(
        _pairs(
            catalogue,
            "SELECT issuing_organ, count(*) AS n FROM all_documents WHERE state = 'done' AND issuing_organ IS NOT NULL "
            f"GROUP BY 1 ORDER BY n DESC, 1 LIMIT {_TOP}",
        )
    )


def _by_year(catalogue: Catalogue) -> str:
    found = _pairs(
        catalogue, "SELECT year, sum(n_documents) FROM documents_by_year WHERE year IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    return columns(_without_gaps(found, 1))


def _due(catalogue: Catalogue) -> str:
    found = _pairs(
        catalogue,
        "SELECT substr(latest, 1, 7), count(*) FROM all_deadlines WHERE latest IS NOT NULL GROUP BY 1 ORDER BY 1",
    )
    if found and int(found[-1][0][:4]) - int(found[0][0][:4]) > 10:
        years: dict[str, float] = defaultdict(float)
        for month, n in found:
            years[month[:4]] += n
        return columns(_without_gaps(list(years.items()), 1))
    return columns(_without_gaps(found, 12))


def _without_gaps(found: Sequence[tuple[str, float]], per_year: int) -> list[tuple[str, float]]:
    """Years (``per_year`` 1) or months (12) from the first to the last, with zeros where there is none.

    Where a year misread by centuries would stretch the line, the line is left with its gaps.
    """

    def index(name: str) -> int:
        return int(name[:4]) * per_year + (int(name[5:7]) - 1 if per_year == 12 else 0)

    known = {index(name): value for name, value in found}
    if not known or max(known) - min(known) > 240:
        return list(found)
    return [
        (f"{at // 12:04}-{at % 12 + 1:02}" if per_year == 12 else f"{at:04}", known.get(at, 0))
        for at in range(min(known), max(known) + 1)
    ]


def level(organ: str | None) -> str:
    """The level of an organ, as its name tells; ``Khác`` where it does not."""
    for name, pattern in _LEVELS:
        if organ and re.search(pattern, organ, re.IGNORECASE):
            return name
    return "Khác"


def _levels(catalogue: Catalogue) -> str:
    counts: dict[str, float] = defaultdict(float)
    for row in catalogue.rows("SELECT issuing_organ, count(*) AS n FROM all_indicators GROUP BY 1"):
        counts[level(row["issuing_organ"])] += row["n"]
    order = [*reversed([name for name, _ in _LEVELS]), "Khác"]
    return bars([(name, counts[name]) for name in order if counts[name]])


def _cited(catalogue: Catalogue) -> str:
    return bars(_pairs(catalogue, f"SELECT number, n_documents FROM most_cited LIMIT {_TOP}"))


def _citing(catalogue: Catalogue) -> str:
    rows = list(
        catalogue.rows(
            "SELECT coalesce(resolved, canonical) AS number, coalesce(issuing_organ, '–') AS organ, "
            "count(DISTINCT file_id) AS n FROM all_references "
            "WHERE coalesce(resolved, canonical) IN (SELECT number FROM most_cited LIMIT 10) "
            "GROUP BY 1, 2 ORDER BY n DESC, 2"
        )
    )
    numbers = [name for name, _ in _pairs(catalogue, "SELECT number, n_documents FROM most_cited LIMIT 10")]
    organs = list(dict.fromkeys(row["organ"] for row in rows))[:5]
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        counts[row["number"], row["organ"] if row["organ"] in organs else "others"] += row["n"]
    names = [*organs, "others"]
    head = "".join(f'<th scope="col">{_clean(name)}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row">{_clean(number)}</th>'
        + "".join(f"<td>{counts[number, name] or ''}</td>" for name in names)
        + "</tr>"
        for number in numbers
    )
    return (
        f'<table class="numbers"><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>'
        if numbers
        else bars([])
    )


def _quality(catalogue: Catalogue) -> str:
    found = catalogue.rows(f"SELECT * FROM folder_quality ORDER BY n_review DESC, n_files DESC, folder LIMIT {_TOP}")
    rows = [
        (
            printable(row["folder"]),
            (row["n_done"] - (row["n_review"] - row["n_failed"]), row["n_review"] - row["n_failed"], row["n_failed"]),
        )
        for row in found
    ]
    return stacked(rows, ("read well", "to review", "failed"))


def _remarks(catalogue: Catalogue) -> str:
    return bars(
        _pairs(
            catalogue,
            "SELECT severity || ': ' || code, count(*) AS n FROM diagnostics AS x JOIN files AS f ON f.id = x.document_id "
            "WHERE f.state = 'done' GROUP BY 1 ORDER BY n DESC, 1",
        )
    )


def _to_review(catalogue: Catalogue) -> str:
    rows: list[Any] = list(catalogue.rows("SELECT * FROM review LIMIT 50"))
    if not rows:
        return ""
    body = "".join(
        f'<tr><th scope="row">{_clean(printable(row["path"]))}</th><td>{_clean(row["why"] or "")}</td></tr>'
        for row in rows
    )
    return (
        f"<section><h2>To review first</h2>\n<p>The first {len(rows)}; all of them: vnunion review.</p>\n"
        f"<table><tbody>{body}</tbody></table></section>"
    )


def _clean(text: str) -> str:
    return escape("".join(c if c.isprintable() else " " for c in text))
