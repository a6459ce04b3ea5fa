"""The Thai national ID card's contents and how they are read, apart from PC/SC."""

from drivers.thai_id.records import Address, CardText, Name, Nhso, PartialDate, Photo
from drivers.thai_id.session import ThaiIdSession

__all__ = ["Address", "CardText", "Name", "Nhso", "PartialDate", "Photo", "ThaiIdSession"]
