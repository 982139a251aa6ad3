import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { evaluate, readDocument } from '../../../../src/core/service';
import { today } from '../support';

/** Where a finger may slip, and the text after that. */
interface Slip {
  readonly at: number;
  readonly text: string;
}

interface Kind {
  readonly slips: (text: string) => Slip[];
  /** Whether a text may be as good as before. */
  readonly silent?: true;
  /** Whether the finding may stand lines away: at the other bracket, or where the brackets no longer fit. */
  readonly elsewhere?: true;
}

const path = (name: string) => `test/workspaces/${name}`;
const written = [
  path('invoice-triage/ai-readiness.yaml'),
  path('monorepo/services/demand-forecast/ai-readiness.yaml'),
  path('monorepo/services/shelf-photos/ai-readiness.yml'),
].map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));

/** A manifest in block style whose sections are in flow style over several lines. */
function inSections(value: Readonly<Record<string, unknown>>): string {
  return Object.entries(value)
    .map(
      ([key, section]) =>
        `${key}: ${JSON.stringify(section, undefined, 2).replace(/\n(?=[ }\]])/g, '\n  ')}\n`,
    )
    .join('');
}

const texts = written.flatMap((text) => [
  text,
  `${JSON.stringify(parse(text), undefined, 2)}\n`,
  inSections(parse(text)),
]);

/** Which characters are signs, rather than part of a text in quotes or of a comment; quotes count by what they do. */
function signs(text: string): ('sign' | 'opens' | 'closes' | undefined)[] {
  const found: ReturnType<typeof signs> = [];
  for (const { index, 0: all } of text.matchAll(
    /(?<=[\s,[{])#.*|(?<=[\s,[{(:-])(?:"(?:[^"\\]|\\.)*"|'[^']*')/g,
  )) {
    for (let at = index; at < index + all.length; at++) found[at] = undefined;
    if (all.startsWith('#')) continue;
    found[index] = 'opens';
    found[index + all.length - 1] = 'closes';
  }
  return Array.from(text, (_, at) => (at in found ? found[at] : 'sign'));
}

function each(
  pattern: RegExp,
  change: (match: { at: number; all: string; text: string }) => string | undefined,
  what: 'sign' | 'opens' | 'closes' = 'sign',
): (text: string) => Slip[] {
  return (text) => {
    const known = signs(text);
    return [...text.matchAll(pattern)].flatMap(({ index: at, 0: all }) => {
      const changed = known[at] === what ? change({ at, all, text }) : undefined;
      return changed === undefined ? [] : [{ at, text: changed }];
    });
  };
}

const without = (text: string, at: number, count = 1): string => text.slice(0, at) + text.slice(at + count);
const withMore = (text: string, at: number, more: string): string =>
  text.slice(0, at) + more + text.slice(at);

/** Behind the last word of a line. */
const lineEnds = (more: string) =>
  each(/(?<=^[ -]*[^\s#:][^#\n]*[^\s#:|>[{])$/gm, ({ at, text }) => withMore(text, at, more));

const table: Readonly<Record<string, Kind>> = {
  'a comma that is missing in a line': {
    slips: each(/(?<=["}\]\w]),(?= ["\w{[])/g, ({ at, text }) =>
      /[{[]/.test(text.slice(text.lastIndexOf('\n', at) + 1, at)) ? without(text, at) : undefined,
    ),
    silent: true,
  },
  'a comma that is missing at the end of a line': {
    slips: each(/(?<=["}\]\w]),(?=\n)/g, ({ at, text }) => without(text, at)),
  },
  'a comma too many': {
    slips: each(/,(?= ?["\n])/g, ({ at, text }) => withMore(text, at, ',')),
    silent: true,
  },
  'a colon that is missing': {
    slips: each(/(?<=^ +"?[\w-]+"?):(?= ["\w])/gm, ({ at, text }) => without(text, at)),
  },
  'a closing bracket that is missing': {
    slips: each(/[}\]]/g, ({ at, text }) => without(text, at)),
    elsewhere: true,
  },
  'an opening bracket too many': {
    slips: each(/(?<=[\s,[{])[{[]/g, ({ at, all, text }) => withMore(text, at, all)),
  },
  'a closing bracket too many': { slips: each(/[}\]]/g, ({ at, all, text }) => withMore(text, at, all)) },
  // Behind words of block style it is one of them.
  'a stray bracket': { slips: lineEnds(' ]'), silent: true },
  'a tab for an indentation': {
    slips: each(/(?<=^) {2,}(?=\S)/gm, ({ at, all, text }) =>
      withMore(without(text, at, all.length), at, '\t'.repeat(all.length / 2)),
    ),
    silent: true,
  },
  'a quote that is not closed': { slips: each(/["']/g, ({ at, text }) => without(text, at), 'closes') },
  'a line in a column too far right': {
    slips: each(/(?<=^) {2,}(?=\w)/gm, ({ at, text }) => withMore(text, at, ' ')),
    silent: true,
  },
};

/** What speaks against a date is one finding, under the code of the last of its reasons that can still be read. */
function findings(text: string): Map<string, number> {
  const all = evaluate(readDocument(text), { today }).findings;
  return new Map(
    all.map(({ code, path, range, delay }) => [
      `${delay === undefined ? code : 'plan'} ${path.join('.')}`,
      range.start.line,
    ]),
  );
}

describe('one slip is one finding, where it is', () => {
  const before = texts.map((text) => findings(text));
  for (const [name, { slips, silent = false, elsewhere = false }] of Object.entries(table)) {
    it(name, () => {
      let tried = 0;
      for (const [index, text] of texts.entries()) {
        const all = slips(text);
        const step = Math.max(1, Math.floor(all.length / 4));
        for (const { at, text: slipped } of all.filter((_, each) => each % step === 0)) {
          const fresh = [...findings(slipped)].filter(([each]) => before[index]?.has(each) !== true);
          const place = `${text.slice(Math.max(0, at - 60), at)}¦${text.slice(at, at + 20)}\n${fresh.join('\n')}`;
          assert.ok(fresh.length === 1 || (silent && fresh.length === 0), place);
          const line = text.slice(0, at).split('\n').length - 1;
          for (const [, found] of fresh) assert.ok(elsewhere || Math.abs(found - line) <= 1, place);
          tried++;
        }
      }
      assert.ok(tried >= 9, `${tried} tried`);
    }).timeout(120_000);
  }
});
