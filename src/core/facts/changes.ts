/** Changes to systems that belong to others. */
import type { Manifest } from '../schema/generated/manifest-file';
import { entries } from './context';

/** Whether all that uses a system is live already, so that no change to it is waited for. */
export function isChangeLive(integrations: Manifest['integrations'], id: string): boolean {
  const own = entries(integrations).filter(([, { system }]) => system === id);
  return own.length > 0 && own.every(([, { status }]) => status === 'live');
}
