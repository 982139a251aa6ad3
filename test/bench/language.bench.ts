/** Completion and hover against yaml-language-server: the same positions of the same texts, broken ones included. */

import { complete } from '../../src/core/language/completion';
import { hoverAt } from '../../src/core/language/hover';
import { evaluate, readDocument } from '../../src/core/service';
import { type MarkedPosition, positions, repositoryFiles, unmark } from '../unit/core/language/positions';
import { type GenericServer, genericServer } from './language-server';
import { texts } from './manifests';
import { medians, ms, table, times } from './measure';

const today = '2026-11-22';

function ours(text: string, offset: number): string[] {
  return complete({ document: readDocument(text), offset, today, files: repositoryFiles }).proposals.map(
    ({ label }) => label,
  );
}

function isRight(labels: readonly string[], { want, not = [] }: MarkedPosition): boolean {
  return want.every((label) => labels.includes(label)) && !not.some((label) => labels.includes(label));
}

async function correctness(server: GenericServer): Promise<void> {
  const count = { all: [0, 0, 0], schema: [0, 0, 0] };
  const misses: string[] = [];
  for (const each of positions) {
    const { text, offset } = unmark(each.text);
    const generic = await server.complete(text, offset).then(
      ({ labels }) => labels,
      () => [],
    );
    const right = [1, isRight(ours(text, offset), each) ? 1 : 0, isRight(generic, each) ? 1 : 0];
    for (const [index, one] of right.entries()) {
      count.all[index] = (count.all[index] ?? 0) + one;
      if (each.schemaKnows) count.schema[index] = (count.schema[index] ?? 0) + one;
    }
    if (right[1] === 0) misses.push(`ours misses: ${each.about}`);
    if (each.schemaKnows && right[2] === 0) misses.push(`yaml-language-server misses: ${each.about}`);
  }
  const row = (name: string, [of, own, generic]: number[]): string[] => [
    name,
    `${of}`,
    `${own}`,
    `${generic}`,
  ];
  console.log(
    table([
      ['right proposals', 'positions', 'ours', 'yaml-language-server'],
      row('a JSON Schema can know them', count.schema),
      row('all', count.all),
    ]),
  );
  console.log(`${misses.map((miss) => `  ${miss}`).join('\n')}\n`);
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
