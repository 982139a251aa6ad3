/** How often a message is tried again, held against the queue of an integration. */
import type { Claim } from '../../facts/claim';
import { entries } from '../../facts/context';
import type { Integration } from '../../schema/generated/manifest-file';
import type { Found, Look } from './base/look';
import { confirmed, contradicted, placeOf, unclear } from './base/made';
import { areAmong, wordsOf } from './base/words';

const filler: ReadonlySet<string> = new Set(['queue', 'integration', 'service', 'the']);

export function queueClaims(look: Look): Claim[] {
  const queues = look.find('iac.queue').filter(({ role }) => role === 'product');
  return entries(look.facts.manifest.integrations).flatMap(([id, integration]) => {
    if (integration.retry === undefined) return [];
    const declared = declaredQueues(look, id, integration);
    const found = declared.length > 0 ? declared : queuesOf(id, queues);
    const [first] = found;
    return first === undefined ? [] : [compared(id, integration.retry, found, declared.length > 0)];
  });
}

/** Those that are named like the integration; where one has just that name, none but it. */
function queuesOf(id: string, queues: readonly Found<'iac.queue'>[]): Found<'iac.queue'>[] {
  const words = wordsOf(id).filter((word) => !filler.has(word));
  const found = queues.filter(({ said: { value } }) => areAmong(words, wordsOf(value.name)));
  const exact = found.filter(({ said: { value } }) => value.name.toLowerCase() === id);
  return exact.length > 0 ? exact : found;
}

function declaredQueues(look: Look, id: string, { declaredIn }: Integration): Found<'iac.queue'>[] {
  return look.declared(declaredIn, ['integrations', id]).flatMap(({ reading, name }) => {
    const found = reading === undefined ? [] : look.in(reading, 'iac.queue');
    return name === undefined ? found : found.filter(({ said: { value } }) => value.name === name);
  });
}

function compared(
  id: string,
  retry: number,
  found: readonly Found<'iac.queue'>[],
  isDeclared: boolean,
): Claim {
  const path = ['integrations', id, 'retry'];
  const places = found.map((each) =>
    placeOf(each, `${each.said.value.name}: ${each.said.value.maxReceive} receives`),
  );
  const counts = [...new Set(found.map(({ said: { value } }) => value.maxReceive))];
  const [count = 0] = counts;
  const reason = `the queue gives a message up after ${counts.join(' or ')} receives, the manifest says ${retry} retries`;
  if (counts.length > 1) return unclear({ path, reason, places });
  if (count === retry)
    return confirmed({ path, reason: `the queue gives a message up after ${count} receives`, places });
  // The first receive is no retry: who counts that way means the same.
  if (count - 1 === retry) return unclear({ path, reason: `${reason}, which may be the same`, places });
  const isSure =
    isDeclared || found.every(({ isProduct, said: { value } }) => isProduct && value.default !== true);
  if (!isSure) return unclear({ path, reason, places });
  return contradicted({ path, reason, places, severity: isDeclared ? 'error' : 'warning' });
}
