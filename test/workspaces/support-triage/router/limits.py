"""Limits from limits.yaml, and what was spent today according to the gateway."""

from pathlib import Path

import requests
import yaml


class Limits:
    def __init__(self, path: Path) -> None:
        self._values = yaml.safe_load(path.read_text(encoding="utf-8"))

    def __getattr__(self, name: str):
        return self._values[name]

    def spent_today_eur(self) -> float:
        return requests.get("http://gateway.internal/spend/today", timeout=2).json()["eur"]


LIMITS = Limits(Path(__file__).with_name("limits.yaml"))
