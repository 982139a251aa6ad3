"""Proposes the coding of one invoice and decides who sees it next."""

from dataclasses import dataclass

import yaml

with open("config/routing.yaml", encoding="utf-8") as file:
    LIMITS = yaml.safe_load(file)


@dataclass(frozen=True)
class Proposal:
    cost_centre: str
    account: str
    tax_code: str
    confidence: float


def route(proposal: Proposal, amount_eur: float, known_vendor: bool) -> str:
    """Returns `post`, `approve` or `worklist`; in doubt a person sees the invoice."""
    if not known_vendor:
        return "worklist"
    if proposal.confidence < LIMITS["min_confidence"]:
        return "worklist"
    if amount_eur > LIMITS["approve_above_eur"]:
        return "approve"
    return "post"
