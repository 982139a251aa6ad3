import type { RepositoryReader } from '../reader';
import { alertmanager } from './alertmanager';
import { metrics } from './metrics';
import { rules } from './rules';

/** Alerts, where they go, and the metrics that code creates. */
export const monitoringReaders: readonly RepositoryReader[] = [rules, alertmanager, metrics];
