import { strict as assert } from 'node:assert';
import { globSync, readFileSync } from 'node:fs';
import { readDocument } from '../../../src/core/service';
import { samples } from '../../fuzz/inputs';
import { checkedOf, findingsWell, offsetWell, viewsWell } from '../../fuzz/places';
import { uncut } from '../../fuzz/quotes';

const fixtures = globSync('test/{workspaces,fixtures}/**/*.{yaml,yml}').sort();
const textOf = (file: string): string => readFileSync(file, 'utf8');

/** So many times further with FUZZ=n, for a look at more places than the unit tests have time for. */
const further = Number(process.env.FUZZ ?? 1);

/** A text, read; what is said of it; and what is asked at every `step`th place. */
function look(text: string, step: number, first = 0): void {
  const checked = checkedOf(readDocument(text));
  findingsWell(checked);
  viewsWell(checked);
  for (let offset = first % step; offset <= text.length; offset += step) offsetWell(checked, offset);
}

const lineEnds: Readonly<Record<string, string>> = { LF: '\n', CRLF: '\r\n', CR: '\r' };

/** Keys that every object has, or that make it another one. */
const hostile = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'length'];

describe('at every place of every text', function () {
  this.timeout(120_000 * further);

  for (const [name, end] of Object.entries(lineEnds)) {
    it(`there is an answer, in its place, with lines that end in ${name}`, () => {
      const step = Math.max(1, Math.ceil(197 / further));
      for (const [index, file] of fixtures.entries()) {
        // The rare line ends on a fifth of the files; on all of them in a longer look.
        const isTurn = further > 1 || end === '\n' || index % 5 === end.length;
        if (!isTurn) continue;
        look(textOf(file).replaceAll('\r\n', '\n').replaceAll('\n', end), step, index);
      }
    });
  }

  it('there is one where a letter was added or taken away', () => {
    const step = Math.max(1, Math.ceil(5001 / further));
    for (const text of samples()) {
      for (let at = 0; at < text.length; at += step) {
        look(`${text.slice(0, at)}x${text.slice(at)}`, 997, at);
        look(text.slice(0, at) + text.slice(at + 1), 997, at);
      }
    }
  });

  it('there is one whatever the keys are called', () => {
    const [text = ''] = samples();
    const keys = [...new Set([...text.matchAll(/^ *([\w-]+):/gm)].map(([, key = '']) => key))];
    for (const [index, key] of keys.entries()) {
      if (further === 1 && index % 3 !== 0) continue;
      const name = hostile[index % hostile.length] ?? '';
      look(text.replaceAll(new RegExp(`(?<![\\w-])${key}(?![\\w-])`, 'g'), name), 701);
    }
    for (const name of hostile) look(text.replaceAll(/^( *)[\w-]+:/gm, `$1${name}:`), 97);
  });

  it('there is one whatever the values are', () => {
    const odd = [
      ...hostile,
      '5 constructor',
      '5__proto__',
      '.nan',
      '-.inf',
      '9'.repeat(400),
      '"\\ud83d"',
      '🇩🇪'.repeat(90),
    ];
    for (const text of samples())
      for (const [index, value] of odd.entries()) {
        if (further === 1 && (index + text.length) % 3 !== 0) continue;
        look(text.replaceAll(/: [^\s{[|>&*#][^\n{}[\]]*$/gm, `: ${value}`), 1999, index * 131);
      }
  });
});

describe('what stands in a manifest', function () {
  this.timeout(120_000);

  it('is cut wherever it is quoted', () => {
    for (const [index, file] of fixtures.entries()) {
      if (further === 1 && index % 4 !== 0) continue;
      assert.deepEqual(uncut(textOf(file)), [], file);
    }
  });

  const twice: Readonly<Record<string, string>> = {
    'brackets that stay open on two lines': ': [\n:\n---\nn:',
    'a fault behind an anchor that is used again':
      'version: 1\nstage: diagnose\nworkflow: { name: x }\ndata:\n  a: &a { sytem: erp, owner: nobody }\n  b: *a\n  c: *a\n',
  };
  for (const [name, text] of Object.entries(twice)) {
    it(`is told once: ${name}`, () => {
      const { report } = checkedOf(readDocument(text));
      assert.ok(report.findings.length > 0);
      findingsWell({ document: readDocument(text), report });
    });
  }

  it('does not make a label of a conflict longer than it may be', () => {
    const text = `version: 1\n<<<<<<< ${'a'.repeat(900)}\nstage: design\n=======\nstage: deploy\n>>>>>>> ${'👨‍👩‍👧'.repeat(200)}\n`;
    const [finding] = checkedOf(readDocument(text)).report.findings.filter(
      ({ code }) => code === 'yaml/merge-conflict',
    );
    assert.ok(finding !== undefined && finding.message.length < 400, finding?.message);
    assert.match(finding.related[0]?.message ?? '', /"(?:👨‍👩‍👧)+…"/u);
  });
});
