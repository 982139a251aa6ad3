import { secondsOf } from '../base/durations';
import type { EscalationStep, Manifest } from '../schema/generated/manifest-file';
import { resolve, schemaAt } from '../schema/navigate';
import type { FactPath } from '../schema/sections';
import { entries, holdersOf, listed } from './context';

/** The roles that the schema knows. */
export const roles: readonly string[] = resolve(schemaAt(['owners', 'x', 'roles', 0]))?.enum ?? [];

/** Someone whom an escalation path asks, and where it says so. */
interface Asked {
  readonly path: FactPath;
  readonly to: string | undefined;
}

/** Everyone whom the escalation paths ask, in order. */
function asked({ escalation }: Manifest): Asked[] {
  return listed(escalation).flatMap(([index, { to, then }]): Asked[] => [
    { path: ['escalation', index, 'to'], to },
    ...listed(then).map(
      ([at, next]): Asked => ({ path: ['escalation', index, 'then', at, 'to'], to: next.to }),
    ),
  ]);
}

/** What leads to nobody: neither to an owner nor to a role that one holds. Silent without owners. */
export function unresolvedTargets(manifest: Manifest): { path: FactPath; target: string; isRole: boolean }[] {
  if (entries(manifest.owners).length === 0) return [];
  return asked(manifest).flatMap(({ path, to }) => {
    if (to === undefined || manifest.owners?.[to] !== undefined) return [];
    const isRole = roles.includes(to);
    if (to === 'overseer' && manifest.oversight?.overseer !== undefined) return [];
    if (isRole && holdersOf(manifest, to).length > 0) return [];
    if (entries(manifest.owners).some(([, { handle }]) => handle === to)) return [];
    return [{ path, target: to, isRole }];
  });
}

/** How long a path takes when nobody answers, in seconds, and what adds up to it; times that cannot be read count as none. */
export function timeOf({ within, then }: EscalationStep): { terms: string[]; seconds: number } {
  const terms = [within, ...listed(then).map(([, next]) => next.within)].flatMap((each) =>
    each === undefined || secondsOf(each) === undefined ? [] : [each],
  );
  return { terms, seconds: terms.reduce((sum, each) => sum + (secondsOf(each) ?? 0), 0) };
}

/** A path that does not end the case: what it lacks, a safe default, or the time after which it is taken. */
interface DeadEnd {
  readonly index: number;
  readonly lacks: readonly ('safe default' | 'time')[];
}

/** Every path that does not end its case. Who is asked last must have a time, too: without one nobody waits for it. */
export function deadEnds(manifest: Manifest): DeadEnd[] {
  return listed(manifest.escalation).flatMap(([index, path]): DeadEnd[] => {
    const last = listed(path.then).at(-1)?.[1] ?? path;
    const lacks = [
      ...(path.safeDefault === undefined ? (['safe default'] as const) : []),
      ...(last.within === undefined ? (['time'] as const) : []),
    ];
    return lacks.length === 0 ? [] : [{ index, lacks }];
  });
}
