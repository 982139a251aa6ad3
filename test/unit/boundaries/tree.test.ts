import { strict as assert } from 'node:assert';
import path from 'node:path';
import * as service from '../../../src/core/service';
import { cycleIn, type Reading, unusedAfter, unusedExports, violationsIn } from './check';
import { compileIn, projectOf, unseen } from './compiler';
import { types, values } from './door';
import { calledByTests, calledFromOutside, exportsMore } from './exported';
import { readSources, readTests } from './sources';
import { rooms } from './table';

describe('boundaries', () => {
  const readings = readSources();
  const files = readings.map(({ file }) => file);

  it('nothing is imported, used or declared that the tables do not allow', () => {
    assert.ok(readings.length > 200);
    assert.deepEqual(readings.flatMap(violationsIn), []);
  });

  it('the tables allow nothing that nobody needs', () => {
    assert.deepEqual(unusedAfter(readings), []);
  });

  it('no room leads back to itself', () => {
    const next = Object.entries(rooms).map(([room, entry]) => [room, entry.rooms] as const);
    assert.equal(cycleIn(Object.fromEntries(next)), undefined);
  });

  it('no file leads back to itself', () => {
    const next = readings.map(({ file, imports }) => [file, imports.map(({ target }) => target)] as const);
    assert.equal(cycleIn(Object.fromEntries(next)), undefined);
  });

  describe('what is exported', () => {
    const unused = (by: readonly Reading[]): string[] =>
      files
        .filter((file) => !exportsMore(file))
        .flatMap((file) => unusedExports(file, by).map((name) => `${file} ${name}`));
    const listed = (table: Readonly<Record<string, readonly string[]>>): string[] =>
      Object.entries(table).flatMap(([file, names]) => names.map((name) => `${file} ${name}`));

    it('is imported by another file of src/, or the tables say who needs it', () => {
      const all = [...listed(calledFromOutside), ...listed(calledByTests)];
      assert.deepEqual(unused(readings).sort(), all.sort());
    });

    it('is imported by tests where the table says so', () => {
      const nobodys = new Set(unused([...readings, ...readTests()]));
      assert.deepEqual(
        listed(calledByTests).filter((each) => nobodys.has(each)),
        [],
      );
    });
  });

  describe('the door of the engine', () => {
    const door = 'core/service.ts';

    it('is what it is said to be', () => {
      const { exports } = readings.find(({ file }) => file === door) ?? assert.fail();
      assert.deepEqual([...exports].sort(), [...values, ...types].sort());
      assert.deepEqual(Object.keys(service).sort(), [...values].sort());
    });

    it('opens to nothing that no front calls', () => {
      assert.deepEqual(unusedExports(door, readings), []);
    });
  });

  describe('the types of the rooms', () => {
    it('are stated for each project', () => {
      const projects = files.filter((file) => path.posix.basename(file) === 'tsconfig.json');
      assert.deepEqual(projects.map((file) => path.posix.dirname(file)).sort(), Object.keys(unseen).sort());
    });

    for (const [room, statements] of Object.entries(unseen)) {
      it(`src/${room} does not know ${statements.join(' ')}`, () => {
        const known = ['export const two = 1 + 1;'];
        const compiled = compileIn(room, [...statements, ...known]);
        assert.deepEqual(compiled.refused, statements);
        const own = files.filter((file) => file.endsWith('.ts') && projectOf(file) === room);
        assert.deepEqual(
          own.filter((file) => !compiled.files.has(file)),
          [],
          'checked with other types',
        );
      }).timeout(60_000);
    }

    it('are those of a room for all files but one', () => {
      const others = files.filter((file) => file.endsWith('.ts') && projectOf(file) === undefined);
      assert.deepEqual(others, ['extension/node.ts']);
    });
  });
});
