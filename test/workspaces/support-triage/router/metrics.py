"""What Prometheus reads of the router; the alerts on it are in monitoring/alerts.yaml."""

from prometheus_client import Gauge

TICKET_AGE = Gauge("support_triage_ticket_age_seconds", "Seconds from the ticket to its route")
SPEND_TODAY = Gauge("support_triage_spend_today_eur", "What the gateway has charged today")
CORRECTIONS = Gauge("support_triage_corrections_ratio", "Share of routes that agents have corrected")
