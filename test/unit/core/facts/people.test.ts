import assert from 'node:assert/strict';
import { isMachine, isSamePerson, isSomebodyElse, type KnownOwner } from '../../../../src/core/facts/people';

const owner = (id: string, handle: string, name?: string): KnownOwner => ({
  id,
  owner: { handle, ...(name !== undefined && { name }) },
});
const lena = owner('lena', '@lena-b');
const priya = owner('dpo', 'priya.nair@acme.example', 'Priya Nair');
const tomas = owner('tomas', '@Tomas-K');

type Verdict = 'same' | 'other' | 'nobody knows';

const people: readonly (readonly [name: string, address: string, them: KnownOwner, Verdict])[] = [
  ['L', '1+Lena-B@users.noreply.github.com', lena, 'same'],
  ['L', '4711-lena-b@users.noreply.gitlab.com', lena, 'same'],
  ['L', 'lena-b@noreply.codeberg.org', lena, 'same'],
  ['T', 'tomas-k@users.noreply.github.com', lena, 'other'],
  ['M', 'max@users.noreply.github.com', lena, 'other'],
  ['Lena', 'lb77@users.noreply.github.com', lena, 'nobody knows'],
  ['Léna', 'x@users.noreply.github.com', lena, 'nobody knows'],
  ['M', 'max@acme.example', lena, 'nobody knows'],
  ['P', 'Priya.Nair+git@ACME.example', priya, 'same'],
  ['priya  NAIR', 'p@home.example', priya, 'same'],
  ['M', 'max@acme.example', priya, 'other'],
  ['N', 'nair@acme.example', priya, 'nobody knows'],
  ['M', 'max@home.example', priya, 'nobody knows'],
  ['M', 'max@users.noreply.github.com', priya, 'nobody knows'],
  ['T', 'tomas-k@users.noreply.github.com', priya, 'other'],
  ['M', 'max@gmail.com', owner('a', 'anna@gmail.com'), 'nobody knows'],
  ['T', 'tomas-k@users.noreply.github.com', owner('board', '@tomas-k'), 'same'],
];

describe('who somebody is', () => {
  for (const [name, address, them, wanted] of people)
    it(`${wanted}: ${name} <${address}> and ${them.owner.handle}`, () => {
      const person = { names: [name], addresses: [address] };
      const isOther = isSomebodyElse(person, [them], [lena, priya, tomas]);
      const isSame = isSamePerson(person, them);
      assert.equal(isSame ? 'same' : isOther ? 'other' : 'nobody knows', wanted);
      assert.ok(!(isSame && isOther));
    });

  it('tells programs from people', () => {
    const isOne = (name: string, address: string): boolean =>
      isMachine({ names: [name], addresses: [address] });
    for (const [name, address] of [
      ['GitHub', 'noreply@github.com'],
      ['GitLab', 'merges@git.acme.example'],
      ['Bitbucket Pipelines', 'commits-noreply@bitbucket.org'],
      ['Gitea', 'gitea@git.acme.example'],
      ['dependabot[bot]', '1+dependabot[bot]@users.noreply.github.com'],
      ['Release Bot', 'ci@acme.example'],
      ['github-actions', 'x@acme.example'],
    ] as const)
      assert.equal(isOne(name, address), true, name);
    for (const [name, address] of [
      ['Lena Berg', '1+lena-b@users.noreply.github.com'],
      ['Abbot Roberts', 'abbot@acme.example'],
      ['Reply Norman', 'noreplyman@acme.example'],
      ['Hub Git', 'githubert@acme.example'],
    ] as const)
      assert.equal(isOne(name, address), false, name);
  });
});
