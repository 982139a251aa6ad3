import type { Fix } from '../../base/fix';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { listed } from '../../facts/context';
import { claims } from '../../facts/evidence';
import { catalogueItem } from '../../schema/catalogue';
import type { ItemId } from '../../schema/generated/catalogue';
import { removeFix } from '../fixes/fixes';
import type { Problem, Rule, RuleContext } from '../rule';

export const dependencyRules: readonly Rule[] = [
  {
    code: 'item/circular-dependency',
    severity: 'error',
    summary: 'Items depend on each other in a circle.',
    why: 'None of them can ever start, and the time to the gate cannot be estimated.',
    howToFix: 'Remove the dependency that is not real.',
    *check(context): Generator<Problem> {
      const edges = new Map<ItemId, readonly ItemId[]>();
      const paths = new Map<string, Path>();
      const { manifest } = context.facts;
      for (const { id, path, item } of claims(manifest)) {
        const known = catalogueItem(id, manifest);
        const before = listed(item.dependsOn).flatMap(([, each]) => catalogueItem(each, manifest)?.id ?? []);
        if (known === undefined || before.length === 0) continue;
        edges.set(known.id, [...new Set(before)]);
        paths.set(id, path);
      }
      for (const cycle of cycles(edges)) {
        const [first] = cycle;
        const path = paths.get(first ?? '');
        if (first === undefined || path === undefined) continue;
        yield {
          message:
            cycle.length === 1
              ? `${quoted(first)} depends on itself.`
              : `These items depend on each other in a circle: ${[...cycle, first].map((id) => quoted(id)).join(' → ')}.`,
          path: [...path, 'dependsOn'],
          target: 'key',
          items: [...cycle],
          fixes: withoutEdges(context, cycle),
        };
      }
    },
  },
];

/** One fix for each dependency that could be taken away to open a circle. */
function withoutEdges({ facts: { manifest } }: RuleContext, cycle: readonly ItemId[]): Fix[] {
  return cycle.slice(0, 5).flatMap((id, index) => {
    const next = cycle[(index + 1) % cycle.length] ?? id;
    const { stage } = catalogueItem(id);
    const at = manifest.checklist?.[stage]?.[id]?.dependsOn?.indexOf(next);
    if (at === undefined || at < 0) return [];
    return [
      removeFix(
        `${quoted(id)} does not depend on ${quoted(next)}`,
        ['checklist', stage, id, 'dependsOn', at],
        id,
      ),
    ];
  });
}

/** The circles, each beginning with the item that is met first. */
function cycles(edges: ReadonlyMap<ItemId, readonly ItemId[]>): ItemId[][] {
  const found: ItemId[][] = [];
  const done = new Set<ItemId>();
  const visit = (id: ItemId, trail: ItemId[]): void => {
    const start = trail.indexOf(id);
    if (start !== -1) found.push(trail.slice(start));
    if (start !== -1 || done.has(id)) return;
    trail.push(id);
    for (const next of edges.get(id) ?? []) visit(next, trail);
    trail.pop();
    done.add(id);
  };
  for (const id of edges.keys()) visit(id, []);
  return found;
}
