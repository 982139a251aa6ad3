import assert from 'node:assert/strict';
import { uncheckedFacts } from '../../../src/repository';
import { isDenied, uncheckedBy } from '../../../src/repository/faults';

const coded = (code: unknown, message = 'x') => Object.assign(new Error(message), { code });

describe('faults', () => {
  const cases: readonly [name: string, error: unknown, reason: string][] = [
    [
      'Node, no permission',
      coded('EACCES', "EACCES: permission denied, stat '/r/a.md'"),
      'permission is denied',
    ],
    ['Node, not permitted', coded('EPERM'), 'permission is denied'],
    ['VS Code, no permission', coded('NoPermissions', 'locked'), 'permission is denied'],
    ['Node, anything else', coded('EIO', "EIO: i/o error, stat '/r/a, b.md'"), 'an error: i/o error (EIO)'],
    [
      'Node, without a path',
      coded('EMFILE', 'EMFILE: too many open files, open'),
      'an error: too many open files (EMFILE)',
    ],
    ['VS Code, anything else', coded('Unavailable', 'The server is away'), 'an error: The server is away'],
    ['an error of ours', new TypeError('x is not a function'), 'an error: x is not a function'],
    ['what is no error', 'broken', 'an error: broken'],
    ['nothing at all', undefined, 'an error: undefined'],
  ];
  for (const [name, error, reason] of cases)
    it(`${name}: ${reason}`, () => {
      assert.equal(uncheckedBy(error).reason, reason);
      assert.equal(isDenied(error), reason === 'permission is denied');
    });

  it('are told of every file, and of no link', () => {
    const references = ['a.md', 'https://example.com', 'a.md', 'b.md'].map((file) => ({ file, path: [] }));
    const why = { reason: 'the manifest is not saved yet', advice: 'save it' };
    const fact = { kind: 'not-checked', ...why };
    assert.deepEqual(
      [...uncheckedFacts(references, why).files],
      [
        ['a.md', fact],
        ['b.md', fact],
      ],
    );
  });
});
