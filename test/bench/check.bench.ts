/** The whole check against bare parsing and against yaml-language-server, side by side in one run. */
import { LineCounter, parseDocument } from 'yaml';
import { evaluate, readDocument } from '../../src/core';
import { genericServer } from './language-server';
import { texts } from './manifests';
import { medians, ms, table, times } from './measure';

async function main(): Promise<void> {
  const server = await genericServer();
  const rows: string[][] = [
    [
      'whole check of a new version',
      'yaml.parseDocument',
      'ours: read',
      'ours: all',
      'of the bare parse',
      'yaml-language-server',
      'ours is faster',
    ],
  ];
  for (const { name, text } of texts) {
    const [bare = 0, read = 0, ours = 0, generic = 0] = await medians(
      [
        {
          name: 'bare',
          run: () => parseDocument(text, { lineCounter: new LineCounter(), logLevel: 'silent' }),
        },
        { name: 'read', run: () => readDocument(text) },
        { name: 'ours', run: () => evaluate(readDocument(text), { today: '2026-11-22' }) },
        { name: 'generic', run: () => server.validate(text) },
      ],
      text.length > 50_000 ? 15 : 60,
    );
    rows.push([name, ms(bare), ms(read), ms(ours), times(ours / bare), ms(generic), times(generic / ours)]);
  }
  console.log(`${table(rows)}\n`);
}

void main();
