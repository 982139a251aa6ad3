import { strict as assert } from 'node:assert';
import { cycleIn, read, unusedExports, violationsIn } from './check';
import { compilerTold, imports, newRooms, otherFiles, packages } from './refused-files';
import { refusedLines } from './refused-lines';
import { sourceFiles } from './sources';

const known = new Set(sourceFiles());

/** What is said of a file below src/ with such a text. */
function violationsOf(file: string, text: string): string[] {
  return violationsIn(read(file, text, new Set([...known, file])));
}

describe('the check of boundaries', () => {
  const groups = {
    imports,
    packages,
    'what the compiler is told': compilerTold,
    'other files': otherFiles,
    rooms: newRooms,
  };
  for (const [group, rows] of Object.entries(groups)) {
    for (const { what, file = 'core/base/new.ts', text, says } of rows) {
      it(`refuses, of ${group}: ${what}`, () => {
        assert.deepEqual(
          violationsOf(file, `${text}\nexport {};`),
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
  for (const [group, rows] of Object.entries(refusedLines)) {
    for (const [code, ...uses] of rows) {
      it(`refuses, of ${group}: ${code}`, () => {
        for (const file of everywhere) {
          assert.deepEqual(
            violationsOf(file, `${code}\nexport {};`),
            uses.map((use) => `src/${file} has ${use}`),
          );
        }
      });
    }
  }

  it('refuses a file that is no module, whose types would be there for all', () => {
    const text = 'interface String { shout(): string }';
    assert.deepEqual(violationsOf('core/base/new.ts', text), [
      'src/core/base/new.ts has neither import nor export',
    ]);
  });

  it('finds what is exported and not imported', () => {
    const texts = {
      'a.ts': "export const one = 1, two = 2; export type Three = 3; export { x as four } from './x';",
      'b.ts': "import { one as first, type Three } from './a';",
      'c.ts': "import * as all from './a'; import { two } from './b';",
    };
    const files = new Set(Object.keys(texts));
    const readings = Object.entries(texts).map(([file, text]) => read(file, text, files));
    assert.deepEqual(unusedExports('a.ts', readings), ['four', 'two']);
  });

  it('finds a way that leads back', () => {
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
    it(`says nothing of ${text}`, () =>
      assert.deepEqual(violationsOf('core/base/new.ts', `${text}\nexport {};`), []));
  }

  it('says nothing of a permitted use in its file, and of no other there', () => {
    const file = 'extension/base/day.ts';
    assert.deepEqual(violationsOf(file, 'export const x = [new Date(), Math.random()];'), [
      `src/${file} has Math.random`,
    ]);
  });
});
