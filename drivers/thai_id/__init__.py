"""The Thai national ID card's contents and how they are read, apart from PC/SC."""

from drivers.thai_id.records import Address, CardText, Name, PartialDate

__all__ = ["Address", "CardText", "Name", "PartialDate"]
