import { strict as assert } from 'node:assert';
import { cycleIn, noticesIn, read } from './judge';
import { lines } from './lines';
import { sourceFiles } from './sources';
import { compilerTold, imports, newRooms, otherFiles } from './violations';

const known = new Set(sourceFiles());

/** What is said of a file with such a text. */
function noticesOf(file: string, text: string): string[] {
  return noticesIn(read(file, text, new Set([...known, file])));
}

describe('the reading of boundaries', () => {
  const groups = {
    imports,
    'what the compiler is told': compilerTold,
    'other files': otherFiles,
    rooms: newRooms,
  };
  for (const [group, rows] of Object.entries(groups)) {
    for (const { what, file = 'core/base/new.ts', text, says } of rows) {
      it(`notices, of ${group}: ${what}`, () => {
        assert.deepEqual(
          noticesOf(file, text),
          says.map((each) => `src/${file} ${each}`),
        );
      });
    }
  }

  const everywhere = [
    'core/base/new.ts',
    'repository/new.ts',
    'panel/client/base/new.ts',
    'extension/base/new.ts',
  ];
  for (const [group, rows] of Object.entries(lines)) {
    for (const [code, ...uses] of rows) {
      it(`notices, of ${group}: ${code}`, () => {
        for (const file of everywhere) {
          assert.deepEqual(
            noticesOf(file, code),
            uses.map((use) => `src/${file} has ${use}`),
          );
        }
      });
    }
  }

  it('notices a way that leads back', () => {
    assert.equal(cycleIn({ a: ['b'], b: ['c', 'd'], d: ['b'] }), 'a > b > d > b');
    assert.equal(cycleIn({ a: ['a'] }), 'a > a');
    assert.equal(cycleIn({ a: ['b', 'c'], b: ['c'] }), undefined);
  });

  const harmless = [
    "import { plural } from './words';",
    "const text = \"import 'node:fs'\"; // import 'node:fs'",
    'Math.max(1, Math.PI); [1, 2].map(Math.abs);',
    "const roles = { performance: 'x', Date: 1 };",
    'export type Date = string; const day = (on: Date): Date => on;',
    'class A { constructor(readonly day: string) {} declare readonly name: string; }',
  ];
  for (const text of harmless) {
    it(`says nothing of ${text}`, () => assert.deepEqual(noticesOf('core/base/new.ts', text), []));
  }

  it('says nothing of a permitted use in its file, and of no other there', () => {
    const file = 'extension/base/day.ts';
    assert.deepEqual(noticesOf(file, 'new Date(); Math.random();'), [`src/${file} has Math.random`]);
  });
});
