"""Chooses a team for one ticket. Anything unclear goes to the round-robin queue, as before."""

import logging

from .limits import LIMITS
from .model import classify

log = logging.getLogger("support-triage")


def route(ticket: dict) -> str:
    if LIMITS.spent_today_eur() >= LIMITS.max_spend_per_day_eur:
        return "round-robin"
    answer = classify(ticket["subject"], ticket["masked_body"], timeout_s=8)
    team = answer.team if answer.confidence >= LIMITS.min_confidence else "round-robin"
    log.info(
        "decision",
        extra={
            "ticket": ticket["id"],
            "model": answer.model_version,
            "prompt": answer.prompt_hash,
            "team": team,
            "confidence": answer.confidence,
        },
    )
    return team
