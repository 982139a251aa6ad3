import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarIcs } from '../../../src/cli/calendar/ics';
import { notObeyed } from '../../../src/cli/runners';
import { plusDays } from '../../../src/core/service';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { calm, runIn } from './support';

const waived = (until: string, name = 'Calm'): string =>
  `${calm.replace('Calm', name)}owners: { ann: { roles: [outcome] }, bob: { roles: [performance] }, cid: { roles: [approver] } }
checklist:
  diagnose:
    risks-registered: { status: waived, reason: "The register moves, then we list them", approver: cid, on: 2026-10-20, expires: ${until} }
`;

describe('the ids of what turns more than once', () => {
  /** The days on which something turns red again, and the ids that a telling gives to each that is left. */
  const told = (turns: readonly string[], today: string): ReadonlyMap<string, string> => {
    const end = plusDays(today, 365) ?? '';
    const days = turns
      .filter((date) => date >= today && date <= end)
      .map((date) => ({
        date,
        events: [],
        turns: [
          { kind: 'item' as const, key: 'a', is: 'worse' as const, says: 'It is red', why: '', path: [] },
        ],
      }));
    const all = [{ path: 'x', key: 'x', name: undefined, placeOf: String, days, leftOut: 0 }];
    const out = calendarIcs({ today, all, failures: [] }, today);
    const events = out.matchAll(/UID:(.*?)\r\n[\s\S]*?DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)\r\n/g);
    return new Map([...events].map(([, id = '', year, month, day]) => [`${year}-${month}-${day}`, id]));
  };
  const turns = ['2027-01-10', '2027-04-10', '2027-09-10'];

  it('are different', () => {
    const ids = [...told(turns, '2026-12-01').values()];
    assert.deepEqual([ids.length, new Set(ids).size], [3, 3]);
  });

  for (const today of ['2026-12-02', '2027-01-11', '2027-06-01', '2027-09-10'])
    it(`are the same for the same days when it is told again on ${today}`, () => {
      const [first, again] = [told(turns, '2026-12-01'), told(turns, today)];
      assert.ok(again.size > 0);
      for (const [day, id] of again) assert.equal(id, first.get(day), day);
    });

  it('bring no day twice into a calendar into which it is imported again', () => {
    const later = [...turns, '2028-01-10'];
    const calendar = new Map<string, string>();
    for (const today of ['2026-12-01', '2027-01-05', '2027-02-01', '2027-06-01'])
      for (const [day, id] of told(later, today)) calendar.set(id, day);
    assert.deepEqual([...calendar.values()].sort(), later);
  });

  it('are the same for one that moves', () => {
    assert.deepEqual(
      [...told(['2027-04-10'], '2026-12-01').values()],
      [...told(['2027-05-10'], '2026-12-01').values()],
    );
  });
});

describe('calendar', () => {
  let folder = '';
  afterEach(() => remove(folder));

  /** The repository of a tree, by where it came from. */
  const ofRemote = (url: string): Tree => ({
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/config': `[remote "origin"]\n  url = ${url}\n`,
    '.git/objects/': '',
    '.git/refs/': '',
  });

  const calendar = (tree: Tree, ...args: readonly string[]) => {
    folder = temporaryFolder(tree);
    return runIn(folder, ['calendar', ...args]);
  };

  it('says what ends, when, and what turns red on the day after', async () => {
    const { code, out, err } = await calendar({ 'ai-readiness.yaml': waived('2026-11-20') });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^ {2}2026-11-20 {2}20 November 2026\n {4}The waiver of .* ends\./m);
    assert.match(out, /^ {2}2026-11-21 {2}21 November 2026\n {2}- .* does not hold any more: .*2026-11-20/m);
    assert.doesNotMatch(out, /2027-12/);
  });

  it('agrees with a check on each of these days', async () => {
    await calendar({ 'ai-readiness.yaml': waived('2026-11-20') });
    const codes = async (today: string): Promise<string[]> => {
      const { out } = await runIn(folder, ['check', '--format', 'json', '--today', today]);
      return JSON.parse(out).manifests[0].findings.map(({ code }: { code: string }) => code);
    };
    assert.ok(!(await codes('2026-11-20')).includes('waiver/expired'));
    assert.ok((await codes('2026-11-21')).includes('waiver/expired'));
  });

  it('says that nothing comes', async () => {
    const { out } = await calendar({ 'ai-readiness.yaml': calm });
    assert.match(out, /Nothing ends, falls due or turns within a year\./);
  });

  it('gives JSON, with ids that stay when days move', async () => {
    const entriesOf = async (text: string) => {
      const { out } = await calendar(
        { ...ofRemote('https://git.example/t/x'), 'desk/ai-readiness.yaml': text },
        ...['--format', 'json'],
      );
      remove(folder);
      const { version, manifests } = JSON.parse(out);
      assert.equal(version, 1);
      return manifests[0].entries as readonly {
        id: string;
        date: string;
        turn: string | null;
        who: string;
      }[];
    };
    const [one, moved] = [await entriesOf(waived('2026-11-20')), await entriesOf(waived('2026-12-20'))];
    assert.deepEqual(
      one.map(({ id }) => id),
      moved.map(({ id }) => id),
    );
    assert.notDeepEqual(one, moved);
    assert.equal(new Set(one.map(({ id }) => id)).size, one.length);
    assert.ok(one.some(({ turn, date }) => turn === 'worse' && date === '2026-11-21'));
  });

  it('gives ids of their own to comments that hide the same of different things', async () => {
    const entriesOf = async (...hidden: readonly (readonly [id: string, until: string])[]) => {
      const all = hidden.map(
        ([id, until]) =>
          `  # ai-readiness-ignore owner/unknown-id until ${until}: They join then\n  ${id}: { name: S, owner: nobody }\n`,
      );
      const text = `${waived('2027-11-20')}systems:\n${all.join('')}`;
      const tree = { ...ofRemote('https://git.example/t/x'), 'ai-readiness.yaml': text };
      const { out } = await calendar(tree, '--format', 'json');
      remove(folder);
      const { manifests } = JSON.parse(out);
      const entries = manifests[0].entries as readonly { id: string; date: string; kind: string }[];
      return new Map(entries.filter(({ kind }) => kind === 'hidden').map(({ id, date }) => [id, date]));
    };
    const both = await entriesOf(['i', '2027-02-01'], ['j', '2027-03-01']);
    assert.deepEqual([...both.values()], ['2027-02-01', '2027-03-01']);
    const moved = await entriesOf(['i', '2027-04-01'], ['j', '2027-03-01']);
    assert.deepEqual([...new Map([...both, ...moved]).values()].sort(), ['2027-03-01', '2027-04-01']);
  });

  it('gives ids that stay when entries of a list change places or are gone', async () => {
    const entriesOf = async (...evidence: readonly string[]) => {
      const item = `workflow-scoped: { status: met, by: ann, on: 2026-10-20, evidence: [${evidence.join(', ')}] }`;
      const text = waived('2027-11-20').replace('diagnose:\n', `diagnose:\n    ${item}\n`);
      const tree = { ...ofRemote('https://git.example/t/x'), 'ai-readiness.yaml': text };
      const { out } = await calendar(tree, '--format', 'json');
      remove(folder);
      const { manifests } = JSON.parse(out);
      return (manifests[0].entries as readonly { id: string; date: string; says: string }[])
        .filter(({ date }) => date.startsWith('2027-0'))
        .map(({ id, date, says }) => `${id} ${date} ${says}`)
        .sort();
    };
    const [a, b] = ['a', 'b'].map(
      (name, at) =>
        `{ url: "https://wiki.example.net/${name}", note: "Seen by ann", on: 2026-10-20, expires: 2027-0${at + 4}-30 }`,
    ) as [string, string];
    const both = await entriesOf(a, b);
    assert.ok(both.length >= 4, both.join('\n'));
    assert.deepEqual(await entriesOf(b, a), both);
    const left = await entriesOf(b);
    assert.ok(left.length > 0 && left.length < both.length);
    assert.deepEqual(
      left.filter((each) => !both.includes(each)),
      [],
    );
  });

  describe('for people’s calendars', () => {
    const events = (ics: string): Map<string, string> => {
      const unfolded = ics.replace(/\r\n /g, '');
      const found = unfolded.matchAll(/BEGIN:VEVENT\r\nUID:(.*?)\r\n([\s\S]*?)END:VEVENT\r\n/g);
      return new Map([...found].map(([, id = '', rest = '']) => [id, rest]));
    };

    it('has whole days, folded lines of 75 octets at most, and ids that stay', async () => {
      const name = `Ä;ö,ü\\\\ \u{1f600} ${'very long '.repeat(20)}`;
      const { out } = await calendar(
        {
          ...ofRemote('https://git.example/t/x'),
          'desk/ai-readiness.yaml': waived('2026-11-20', `"${name}"`),
        },
        '--format',
        'ics',
      );
      assert.match(out, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/);
      assert.ok(out.endsWith('END:VCALENDAR\r\n'));
      assert.ok(!/[^\r]\n/.test(out));
      for (const line of out.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
      const before = events(out);
      assert.ok(before.size >= 2);
      assert.ok(
        [...before.values()].some((each) =>
          /DTSTART;VALUE=DATE:20261120\r\nDTEND;VALUE=DATE:20261121/.test(each),
        ),
      );
      assert.ok(
        [...before.values()].every((each) => /SUMMARY:.*\\;.*\\,.*\\\\/.test(each)),
        [...before.values()].join(),
      );
      remove(folder);
      const later = await calendar(
        {
          ...ofRemote('https://git.example/t/x'),
          'desk/ai-readiness.yaml': waived('2026-12-20', `"${name}"`),
        },
        ...['--format', 'ics', '--today', '2026-11-02'],
      );
      const after = events(later.out);
      assert.deepEqual([...after.keys()].sort(), [...before.keys()].sort());
      // The day of making it, whatever day it counts from.
      for (const each of after.values()) assert.match(each, /^DTSTAMP:20261101T000000Z\r$/m);
    });

    it('has ids of its own for the manifest of each repository, wherever it is checked out', async () => {
      const text = waived('2026-11-20');
      const origin = (name: string): string =>
        `[remote "origin"]\n  url = https://git.example/team/${name}.git\n`;
      const repository = (at: string, name: string): Tree => ({
        [`${at}/.git/HEAD`]: 'ref: refs/heads/main\n',
        [`${at}/.git/config`]: origin(name),
        [`${at}/.git/objects/`]: '',
        [`${at}/.git/refs/`]: '',
        [`${at}/ai-readiness.yaml`]: text,
      });
      const ids = async (tree: Tree): Promise<string[]> => {
        const { out } = await calendar(tree, '--format', 'ics');
        remove(folder);
        return [...out.matchAll(/^UID:(.*)\r$/gm)].map(([, id = '']) => id);
      };
      const alone = await ids(repository('work', 'one'));
      const all = await ids({
        ...repository('a', 'one'),
        ...repository('b', 'two'),
        'c/same/ai-readiness.yaml': text,
        'd/same/ai-readiness.yaml': text,
        ...repository('e', 'one'),
      });
      assert.ok(alone.length >= 2);
      // The second checkout of one repository has the same entries.
      assert.equal(all.length, 4 * alone.length);
      assert.equal(new Set(all).size, all.length);
      assert.deepEqual(all.slice(0, alone.length), alone);
      const ofClone = {
        'clone/.git/config': origin('one'),
        'clone/.git/worktrees/side/HEAD': 'ref: refs/heads/side\n',
        'clone/.git/worktrees/side/commondir': '../..\n',
        'side/.git': 'gitdir: ../clone/.git/worktrees/side\n',
        'side/ai-readiness.yaml': text,
      };
      assert.deepEqual(await ids(ofClone), alone, 'a linked work tree');
    });

    it('has the same ids however a repository is addressed, others for another one, and no secrets', async () => {
      const told = async (url: string): Promise<string> => {
        const { out } = await calendar(
          { ...ofRemote(url), 'ai-readiness.yaml': waived('2026-11-20') },
          ...['--format', 'json'],
        );
        remove(folder);
        assert.doesNotMatch(out, /s3cret/);
        return JSON.parse(out).manifests[0].entries[0].id;
      };
      const id = await told('https://github.com/p/x.git');
      assert.equal(await told('https://me:s3cret@GitHub.com/p/x'), id);
      assert.equal(await told('git@github.com:p/x.git'), id);
      assert.equal(await told('ssh://git@github.com:22/p/x.git/'), id);
      assert.notEqual(await told('https://github.com/q/x'), id);
      assert.notEqual(await told('/srv/p/x'), id);
    });

    it('is nothing that a runner obeys, and says what was said', async () => {
      const name = `:warning:: ${'::error::x '.repeat(30)}${':'.repeat(90)} ##[group]a ##vso[b] section_start:1`;
      await calendar({ 'ai-readiness.yaml': waived('2026-11-20', `"${name}"`) });
      const { out } = await runIn(folder, ['calendar', '--format', 'ics']);
      const { out: none } = await runIn(folder, ['calendar', '--format', 'ics', '--output', 'a.ics']);
      assert.equal(none, '');
      assert.equal(readFileSync(join(folder, 'a.ics'), 'utf8'), out);
      assert.equal(notObeyed(out), out);
      for (const line of out.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.ok(out.replaceAll('\r\n ', '').includes(`(${name})`));
    });

    it('has a part that nobody sees where nothing comes', async () => {
      const { out } = await calendar({ 'ai-readiness.yaml': calm }, '--format', 'ics');
      assert.match(
        out,
        /\r\nBEGIN:VTIMEZONE\r\n[\s\S]*TZOFFSETTO:\+0000[\s\S]*END:VTIMEZONE\r\nEND:VCALENDAR\r\n$/,
      );
      assert.doesNotMatch(out, /VEVENT/);
    });

    it('says on the error output what it could not read', async () => {
      const { code, err } = await calendar({ 'a.txt': '' }, '--format', 'ics');
      assert.equal(code, 2);
      assert.match(err, /There is no ai-readiness\.yaml here\./);
    });
  });

  it('gives tables in Markdown, and nothing that a name says is done', async () => {
    const { out } = await calendar(
      { 'ai-readiness.yaml': waived('2026-11-20', '"a|b <i>@all</i>"') },
      ...['--format', 'markdown'],
    );
    assert.match(out, /^\| 2026-11-21 \| \*\*turns red\*\* /m);
    assert.doesNotMatch(out, /[^\\]<i>|@all/);
  });

  describe('of more than anybody reads', () => {
    const dates = (year: number, count: number): string[] =>
      Array.from({ length: count }, (_, at) => `${year}-01-${10 + (at % 2)}`);
    const proven = (expiring: readonly string[]): string => `${waived('2026-11-20')}    workflow-scoped:
      status: met
      by: bob
      on: 2026-10-01
      evidence: [${expiring.map((date, at) => `{ url: "https://x.example/${at}", on: 2025-12-01, by: bob, expires: ${date} }`).join(', ')}]
goLive: 2027-05-01
`;

    it('has all that is ahead, whatever is over', async () => {
      const { out } = await calendar({ 'ai-readiness.yaml': proven(dates(2026, 250)) });
      assert.match(out, /The waiver of .* ends/);
      assert.match(out, /Go-live is planned/);
      assert.doesNotMatch(out, /left out/);
    });

    it('says in each format how much is left out', async () => {
      const { out } = await calendar(
        { 'ai-readiness.yaml': proven(dates(2027, 210)) },
        ...['--format', 'json', '--output', 'a.json', '--format', 'markdown', '--output', 'a.md'],
        ...['--format', 'ics', '--output', 'a.ics', '--format', 'text'],
      );
      const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
      const { entries, leftOut } = JSON.parse(read('a.json')).manifests[0];
      const kinds: string[] = entries.map(({ kind }: { kind: string }) => kind);
      const count = (kind: string): number => kinds.filter((each) => each === kind).length;
      assert.ok(leftOut >= 12, String(leftOut));
      assert.deepEqual([count('go-live'), count('waiver'), count('evidence')], [1, 1, 210 - leftOut]);
      for (const told of [out, read('a.md'), read('a.ics')])
        assert.ok(told.includes(`${leftOut} more dates`), told.slice(-500));
    });
  });
});
