/** Completion and hover against yaml-language-server: the same positions of the same texts, broken ones included. */

import { complete } from '../../src/core/language/completion';
import { hoverAt } from '../../src/core/language/hover';
import { evaluate, readDocument } from '../../src/core/service';
import { completeAt, isRight, type MarkedPosition, positions, unmark } from '../unit/core/language/positions';
import { type GenericServer, genericServer } from './language-server';
import { texts } from './manifests';
import { medians, ms, table, times } from './measure';

const today = '2026-11-22';

/** How many places are right. The generic server, which knows no configuration, is not asked for an order. */
async function correctness(server: GenericServer): Promise<void> {
  const counts = new Map<string, [of: number, ours: number, generic: number]>();
  const misses: string[] = [];
  for (const each of positions) {
    const { kind, about, want, order } = each;
    const count = counts.get(kind) ?? [0, 0, 0];
    counts.set(kind, count);
    count[0] += 1;
    const labels = completeAt(each).proposals.map(({ label }) => label);
    if (isRight(labels, each)) count[1] += 1;
    else misses.push(`ours misses: ${kind}, ${about}`);
    const isSilent = order === 'only' && want.length === 0;
    const lenient: MarkedPosition = { ...each, order: isSilent ? 'only' : 'any' };
    if (each.file === 'manifest' && isRight(await genericLabels(server, each.text), lenient)) count[2] += 1;
    else if (schemaKnows.has(kind)) misses.push(`yaml-language-server misses: ${kind}, ${about}`);
  }
  const all = [...counts.values()].reduce((sum, each) => [
    sum[0] + each[0],
    sum[1] + each[1],
    sum[2] + each[2],
  ]);
  const rows = [...counts, ['all', all] as const].map(([kind, [of, own, generic]]) => [
    kind,
    `${of}`,
    `${own}`,
    kind === 'the configuration' ? '' : `${generic}`,
  ]);
  console.log(table([['right proposals', 'places', 'ours', 'yaml-language-server'], ...rows]));
  console.log(`${misses.map((miss) => `  ${miss}`).join('\n')}\n`);
  if (all[1] < all[0]) process.exitCode = 1;
}

/** Kinds of places that a JSON Schema alone can know. */
const schemaKnows: ReadonlySet<string> = new Set([
  'keys, block style',
  'keys within braces',
  'choices and items',
]);

async function genericLabels(server: GenericServer, marked: string): Promise<string[]> {
  const { text, offset } = unmark(marked);
  return server.complete(text, offset).then(
    ({ labels }) => labels,
    () => ['(it has thrown)'],
  );
}

async function speed(server: GenericServer): Promise<void> {
  const rows = [['a new version, then', 'ours', 'yaml-language-server', 'ours is faster']];
  for (const { name, text } of texts) {
    const at = text.indexOf('owner: owner-1', text.length / 3) + 'owner: '.length;
    const rounds = text.length > 50_000 ? 9 : 40;
    // The document is read once per version for all features; completion reads only the section at the cursor again.
    const document = readDocument(text);
    const report = evaluate(document, { today });
    const [own = 0, generic = 0, ownHover = 0, genericHover = 0] = await medians(
      [
        { name: 'ours', run: () => complete({ document, offset: at, today, files: [] }) },
        { name: 'generic', run: () => server.complete(text, at) },
        { name: 'our hover', run: () => hoverAt({ document, offset: at, report }) },
        { name: 'generic hover', run: () => server.hover(text, at) },
      ],
      rounds,
    );
    rows.push([`completion, ${name}`, ms(own), ms(generic), times(generic / own)]);
    rows.push([`hover, ${name}`, ms(ownHover), ms(genericHover), times(genericHover / ownHover)]);
  }
  console.log(`${table(rows)}\n`);
}

async function main(): Promise<void> {
  const server = await genericServer();
  await correctness(server);
  await speed(server);
}

void main();
