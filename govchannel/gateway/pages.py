"""The page behind a receipt's QR code: how far a request is. Only the token finds it; it knows of no citizen."""

from __future__ import annotations

import asyncio
from datetime import datetime
from html import escape
from typing import Any

from litestar import MediaType, Request, Response, get

from govchannel.contract import wire
from govchannel.contract.thai_time import BANGKOK, BUDDHIST_ERA
from govchannel.store import history

OWN = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}
"""Of every page that is one citizen's own: nobody keeps it, no search finds it, no other site hears of it."""
HEADERS = OWN | {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
}
STATES = {
    "received": ("ได้รับคำขอแล้ว", "Received"),
    "opened": ("หน่วยงานเปิดอ่านแล้ว", "Opened by the agency"),
    "in-progress": ("กำลังดำเนินการ", "In progress"),
    "completed": ("เสร็จแล้ว", "Completed"),
    "declined": ("หน่วยงานไม่รับคำขอ กรุณาติดต่อหน่วยงาน", "Declined: please contact the agency"),
}
STYLE = """
body{margin:0;font:18px/1.5 system-ui,sans-serif;color:#17222e;background:#f3f5f7}
main{max-width:32rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.35rem;margin:0 0 1rem}.number{font:600 1.6rem/1.3 ui-monospace,monospace;letter-spacing:.04em}
ol{list-style:none;margin:1.5rem 0;padding:0}li{background:#fff;border-radius:.75rem;padding:1rem;margin:.5rem 0}
li:last-child{border-left:.4rem solid #1b5e7a}small{color:#43515e}
"""


@get("/s/{token:str}", media_type=MediaType.HTML, include_in_schema=False)
async def status_page(request: Request[Any, Any, Any], token: str) -> Response[str]:
    """The status of one request, in Thai and English, for a phone."""
    found = await asyncio.to_thread(history.status_by_token, request.app.state.engine, token)
    status = 404 if found is None else 200
    body = _nothing() if found is None else _found(found)
    page = (
        '<!doctype html><html lang="th"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>สถานะคำขอ · Request status</title><style>{STYLE}</style><main>{body}</main></html>"
    )
    return Response(page, status_code=status, media_type=MediaType.HTML, headers=HEADERS)


def _nothing() -> str:
    return "<h1>ไม่พบคำขอนี้</h1><p lang='en'>There is no such request.</p>"


def _found(found: wire.RequestStatus) -> str:
    steps = "".join(_step(step) for step in found.history)
    return (
        f"<h1>สถานะคำขอ<br><small lang='en'>Request status</small></h1><p class='number'>{escape(found.number)}</p>"
        f"<ol>{steps}</ol>"
        "<p><small>หน้านี้ไม่มีข้อมูลส่วนตัวของท่าน<br><span lang='en'>This page knows nothing about you.</span></small></p>"
    )


def _step(step: wire.StatusChange) -> str:
    thai, english = STATES[step.state]
    return f"<li><b>{thai}</b><br><span lang='en'>{english}</span><br><small>{_time(step.at)}</small></li>"


def _time(at: datetime) -> str:
    local = at.astimezone(BANGKOK)
    return f"{local.day}/{local.month}/{local.year + BUDDHIST_ERA} {local:%H:%M} น. · {local:%Y-%m-%d %H:%M}"
