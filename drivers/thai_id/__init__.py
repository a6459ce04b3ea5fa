"""The Thai national ID card's contents and how they are read, apart from PC/SC. Who reads one: `session`."""

from drivers.thai_id.records import Address, CardText, Name, Nhso, PartialDate, Photo

__all__ = ["Address", "CardText", "Name", "Nhso", "PartialDate", "Photo"]
