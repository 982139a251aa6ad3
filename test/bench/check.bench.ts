/** The whole check against bare parsing and against yaml-language-server, side by side in one run. */
import { LineCounter, parseDocument } from 'yaml';
import { evaluate, readDocument } from '../../src/core/service';
import { genericServer } from './language-server';
import { texts } from './manifests';
import { type Contender, medians, ms, table, times } from './measure';

const input = { today: '2026-11-22' };

/** Each call is another version of the text, one character longer or shorter, as when someone types in the middle. */
function typing(text: string): () => string {
  const at = text.indexOf('\n', text.length / 2);
  let typed = false;
  return () => {
    typed = !typed;
    return typed ? `${text.slice(0, at)} ${text.slice(at)}` : text;
  };
}

async function main(): Promise<void> {
  const server = await genericServer();
  const rows: string[][] = [
    ['whole check', 'yaml.parseDocument', 'ours, first', '', 'ours, typing', '', 'yaml-language-server', ''],
  ];
  // As in an editor that has been open for a while: what runs often is compiled before anything is timed.
  for (const { text } of [...texts, ...texts].filter((each) => each.text.length < 50_000)) {
    for (let round = 0; round < 40; round++) {
      parseDocument(text, { lineCounter: new LineCounter(), logLevel: 'silent' });
      evaluate(readDocument(text), input);
      await server.validate(text);
    }
  }
  for (const { name, text } of texts) {
    const next = typing(text);
    let last = readDocument(text);
    const contenders: Contender[] = [
      {
        name: 'bare',
        run: () => parseDocument(text, { lineCounter: new LineCounter(), logLevel: 'silent' }),
      },
      { name: 'ours, first', run: () => evaluate(readDocument(text), input) },
      {
        name: 'ours, typing',
        run: () => {
          last = readDocument(next(), last);
          return evaluate(last, input);
        },
      },
      { name: 'generic', run: () => server.validate(text) },
    ];
    const [bare = 0, ...others] = await medians(contenders, text.length > 50_000 ? 15 : 100);
    rows.push([name, ms(bare), ...others.flatMap((each) => [ms(each), times(each / bare)])]);
  }
  console.log(`Medians, and their ratio to the bare parse of the same text:\n${table(rows)}\n`);
}

void main();
