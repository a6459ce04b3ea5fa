"""Parts of addresses that name something: judged before anybody looks for them."""

from __future__ import annotations

from typing import Annotated

from litestar.params import Parameter

from govchannel.contract import wire

Number = Annotated[str, Parameter(pattern=wire.NUMBER)]
Digest = Annotated[str, Parameter(pattern=wire.SHA256)]
