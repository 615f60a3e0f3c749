"""What the young person is offered: from one workshop, or from their path through all of them."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.next_challenge import Candidate
from game.core.wording import words
from game.program.plan import Offer
from game.program.shelf import Shelf
from game.screens.cards import OfferCard, WorkshopCard

PATH = "/path"  # no pack has such an id
PATH_PICTURE = "🗺️"


def candidates(shelf: Shelf, pack: str, skin: str) -> list[Candidate]:
    """The challenges of a workshop, or of all of them for the path, from easy to hard."""
    found = []
    for card in shelf.cards:
        if pack in (PATH, card.id):
            for challenge in card.challenges:
                one = shelf.challenge(card.id, challenge, skin)
                if one is not None:
                    found.append(Candidate(card.id, challenge, one.skills[0] if one.skills else ""))
    return found


def apart(offered: Sequence[Offer]) -> tuple[Offer, ...]:
    """Without a second challenge of the same id from another pack: choices are told apart by it."""
    first = {offer.challenge: offer for offer in reversed(offered)}
    return tuple(offer for offer in offered if first[offer.challenge] is offer)


def offer_cards(shelf: Shelf, offered: Sequence[Offer], skin: str) -> tuple[OfferCard, ...]:
    cards = []
    for offer in offered:
        challenge = shelf.challenge(offer.pack, offer.challenge, skin)
        if challenge is not None:
            cards.append(OfferCard(challenge.id, challenge.title, challenge.picture, offer.reached))
    return tuple(cards)


def path_card(lang: str, workshops: Sequence[WorkshopCard]) -> WorkshopCard:
    """« Mon parcours »: what the coach would offer from all workshops; its stars are those of all together."""
    share = sum(w.share for w in workshops) / max(1, len(workshops))
    return WorkshopCard(PATH, words(lang, "space.path"), PATH_PICTURE, share)
