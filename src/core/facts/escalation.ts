import type { Manifest } from '../schema/generated/manifest-file';
import { resolve, schemaAt } from '../schema/navigate';
import { entries, holdersOf, listed } from './context';

/** The roles that the schema knows. */
export const roles: readonly string[] = resolve(schemaAt(['owners', 'x', 'roles', 0]))?.enum ?? [];

/** Escalation steps that lead to nobody: neither an owner nor a role that one holds. Silent without owners. */
export function unresolvedTargets(manifest: Manifest): { index: number; target: string; isRole: boolean }[] {
  if (entries(manifest.owners).length === 0) return [];
  return listed(manifest.escalation).flatMap(([index, { to }]) => {
    if (to === undefined || manifest.owners?.[to] !== undefined) return [];
    const isRole = roles.includes(to);
    if (to === 'overseer' && manifest.oversight?.overseer !== undefined) return [];
    if (isRole && holdersOf(manifest, to).length > 0) return [];
    if (entries(manifest.owners).some(([, { handle }]) => handle === to)) return [];
    return [{ index, target: to, isRole }];
  });
}

/** The last step, where it lacks what ends a case: a safe default, or the time after which it is taken. */
export function escalationDeadEnd(manifest: Manifest): { index: number; lacks: string[] } | undefined {
  const last = listed(manifest.escalation).at(-1);
  if (last === undefined || last[0] !== (manifest.escalation?.length ?? 0) - 1) return undefined;
  const [index, step] = last;
  const lacks = [
    ...(step.safeDefault === undefined ? ['safe default'] : []),
    ...(step.within === undefined ? ['time'] : []),
  ];
  return lacks.length === 0 ? undefined : { index, lacks };
}
