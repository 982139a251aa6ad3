import { Counter } from 'prom-client';

// The alert on these is in k8s/alerts.yaml; the refund proxy has its own, in its own repository.
export const cases = new Counter({ name: 'returns_agent_cases_total', help: 'Cases that the agent began' });
export const closed = new Counter({ name: 'returns_agent_closed_total', help: 'Cases that it closed by itself' });
