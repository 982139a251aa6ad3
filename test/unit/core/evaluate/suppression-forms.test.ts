import { strict as assert } from 'node:assert';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { suppressionBeside, suppressionEdit } from '../../../../src/core/edit/apply/suppression';
import { evaluate, type Finding, readDocument } from '../../../../src/core/service';
import { takesAtMost } from '../../processor-time';
import { manifest, reportOf, today } from '../support';

/** Two warnings on a line, below a comment: `data/no-owner` and `data/unknown-system` or the like. */
const two = (comment: string): string =>
  manifest(`systems: {}\ndata:\n  ${comment}\n  parcels: { system: tracking, classification: internal }\n`);
/** An error on a line, below a comment. */
const one = (comment: string): string => manifest(`systems:\n  ${comment}\n  sap: { owner: bob }\n`);

/** The codes on the line below the comment, and what is said of the comment, with what is underlined. */
function told(text: string, codes: RegExp): string[] {
  const { findings } = reportOf(text);
  return findings
    .filter(({ code }) => codes.test(code) || code.startsWith('suppression/'))
    .map(({ code, range: { start, end } }) =>
      code.startsWith('suppression/')
        ? `${code} "${(text.split('\n')[start.line] ?? '').slice(start.character, end.character)}"`
        : code,
    );
}

const warnings = /^data\/(?:no-owner|access-unproven)$/;
const both = ['data/no-owner', 'data/access-unproven'];
const why = 'the register follows in January';

describe('a comment that hides several findings', () => {
  const hiding: readonly [name: string, comment: string][] = [
    ['commas', `# ai-readiness-ignore data/no-owner, data/access-unproven: ${why}`],
    ['commas alone', `# ai-readiness-ignore data/no-owner,data/access-unproven: ${why}`],
    ['blanks', `# ai-readiness-ignore data/no-owner  data/access-unproven: ${why}`],
    ['wide signs', `# ai-readiness-ignore data/no-owner、data/access-unproven：${why}`],
    ['capitals', `# AI-Readiness-Ignore Data/No-Owner, DATA/ACCESS-UNPROVEN UNTIL 2026-12-31: ${why}`],
    ['an end', `# ai-readiness-ignore data/no-owner, data/access-unproven until 2026-11-22: ${why}`],
    [
      'a colon before the end',
      `# ai-readiness-ignore data/no-owner, data/access-unproven until: 2026-11-22: ${why}`,
    ],
    [
      'a colon right before the end',
      `# ai-readiness-ignore data/no-owner, data/access-unproven UNTIL :2026-11-22 - ${why}`,
    ],
    [
      'an end with a colon first',
      `# ai-readiness-ignore until：2026-12-31 data/no-owner data/access-unproven: ${why}`,
    ],
    ['an end first', `#ai-readiness-ignore until 2026-12-31 data/no-owner data/access-unproven: ${why}`],
    ['brackets', `# ai-readiness-ignore[data/no-owner, data/access-unproven]: ${why}`],
    [
      'other brackets',
      `# ai-readiness-ignore(data/no-owner data/access-unproven) (until 2026-12-31): ${why}`,
    ],
    ['quotes', `# ai-readiness-ignore "data/no-owner", 'data/access-unproven': ${why}`],
    ['till', `# ai-readiness-ignore data/no-owner data/access-unproven till 2026-12-31: ${why}`],
    ['untill', `# ai-readiness-ignore data/no-owner data/access-unproven Untill 2026-12-31: ${why}`],
    [
      'signs that nobody sees',
      `# ai-readiness-ignore\u200b data/no-owner \u200b data/access-unproven: ${why}`,
    ],
    ['a colon after the mark', `# ai-readiness-ignore: data/no-owner, data/access-unproven: ${why}`],
    ['a dash before the reason', `# ai-readiness-ignore data/no-owner data/access-unproven -- ${why}`],
    ['a note before it', `# for now # ai-readiness-ignore data/no-owner data/access-unproven: ${why}`],
    [
      'two comments',
      `# ai-readiness-ignore data/no-owner: ${why}\n  # AI-READINESS-IGNORE data/access-unproven: ${why}`,
    ],
  ];
  for (const [name, comment] of hiding) {
    it(`may be written with ${name}`, () => assert.deepEqual(told(two(comment), warnings), []));
  }

  const notHiding: readonly [name: string, comment: string, wanted: readonly string[]][] = [
    [
      'one that is not there',
      `# ai-readiness-ignore data/no-owner, waiver/expired, data/access-unproven: ${why}`,
      ['suppression/unused "waiver/expired"'],
    ],
    [
      'one that is misspelled',
      `# ai-readiness-ignore data/no-ownr data/access-unproven: ${why}`,
      ['suppression/unused "data/no-ownr"', 'data/no-owner'],
    ],
    [
      'one that cannot be hidden',
      `# ai-readiness-ignore data/no-owner gate/stage-ahead data/access-unproven: ${why}`,
      ['suppression/unused "gate/stage-ahead"'],
    ],
    [
      'one twice',
      `# ai-readiness-ignore data/no-owner data/access-unproven data/no-owner: ${why}`,
      ['suppression/unused "data/no-owner"'],
    ],
    [
      'a word that is none',
      `# ai-readiness-ignore data/no-owner and data/access-unproven: ${why}`,
      ['suppression/unused "and"'],
    ],
    [
      'one with a character that nobody sees',
      `# ai-readiness-ignore data/no-\u200bowner data/access-unproven: ${why}`,
      ['suppression/unused "data/no-\u200bowner"', 'data/no-owner'],
    ],
    [
      'an end that has passed, misspelled',
      `# ai-readiness-ignore data/no-owner, data/access-unproven til 2026-11-21: ${why}`,
      [
        `suppression/expired "# ai-readiness-ignore data/no-owner, data/access-unproven til 2026-11-21: ${why}"`,
        ...both,
      ],
    ],
    [
      'no reason, for all of them',
      '# ai-readiness-ignore data/no-owner, data/access-unproven: .',
      ['suppression/no-reason "# ai-readiness-ignore data/no-owner, data/access-unproven: ."', ...both],
    ],
    [
      'a reason without a colon',
      '# ai-readiness-ignore data/no-owner data/access-unproven asked on Monday',
      [
        'suppression/no-reason "# ai-readiness-ignore data/no-owner data/access-unproven asked on Monday"',
        ...both,
      ],
    ],
    [
      'an end that has passed',
      `# ai-readiness-ignore data/no-owner, data/access-unproven until 2026-11-21: ${why}`,
      [
        `suppression/expired "# ai-readiness-ignore data/no-owner, data/access-unproven until 2026-11-21: ${why}"`,
        ...both,
      ],
    ],
  ];
  for (const [name, comment, wanted] of notHiding) {
    it(`and names ${name}`, () => assert.deepEqual(told(two(comment), warnings).sort(), [...wanted].sort()));
  }

  /** The text after the removal of what is not used. */
  const cut = (comment: string): string => {
    const text = two(comment);
    const finding = reportOf(text).findings.find(({ code }) => code === 'suppression/unused');
    const fix = finding?.fixes.find(({ kind }) => kind === 'remove');
    const edits = applyOperations(readDocument(text), fix?.operations ?? []);
    assert.ok(!isRefusal(edits));
    return applyEdits(text, edits);
  };
  const cuts: readonly [before: string, after: string][] = [
    ['waiver/expired, data/no-owner: x', 'data/no-owner: x'],
    ['data/no-owner, waiver/expired: x', 'data/no-owner: x'],
    ['data/no-owner,waiver/expired data/access-unproven: x', 'data/no-owner data/access-unproven: x'],
    ['data/no-owner, waiver/expired until 2026-12-31: x', 'data/no-owner until 2026-12-31: x'],
    ['until 2026-12-31 waiver/expired data/no-owner: x', 'until 2026-12-31 data/no-owner: x'],
  ];
  for (const [before, after] of cuts) {
    it(`becomes "${after}" where one of "${before}" is not used`, () =>
      assert.equal(cut(`# ai-readiness-ignore ${before}`), two(`# ai-readiness-ignore ${after}`)));
  }
  it('goes where none is left', () =>
    assert.equal(cut('# ai-readiness-ignore waiver/expired: x'), two('').replace('  \n', '')));
});

describe('an error is hidden', () => {
  const error = /^owner\/unknown-id$/;
  const cases: readonly [name: string, words: string, codes: readonly string[]][] = [
    ['with an end and a reason in words', ' until 2026-12-31: Bob joins in December', []],
    ['on the last day', ' until 2026-11-22: Bob joins in December', []],
    ['for good: not', ': Bob joins in December', ['suppression/no-end', 'owner/unknown-id']],
    ['for a sign: not', ' until 2026-12-31: .', ['suppression/no-reason', 'owner/unknown-id']],
    ['for a word: not', ' until 2026-12-31: later', ['suppression/no-reason', 'owner/unknown-id']],
    [
      'for a word said twice: not',
      ' until 2026-12-31: later later',
      ['suppression/no-reason', 'owner/unknown-id'],
    ],
    [
      'for a word and for good: not',
      ': later',
      ['suppression/no-end', 'suppression/no-reason', 'owner/unknown-id'],
    ],
    [
      'the day after: not',
      ' until 2026-11-21: Bob joins in November',
      ['suppression/expired', 'owner/unknown-id'],
    ],
    ['until no date: not', ' until soon: Bob joins in November', ['suppression/expired', 'owner/unknown-id']],
    ['for a year', ' until 2027-11-22: Bob joins in December', []],
    ['for more than a year', ' until 2027-11-23: Bob joins in December', ['suppression/too-long']],
    ['until a day that never comes', ' until 9999-12-31: Bob joins in December', ['suppression/too-long']],
    ['until a day behind a colon', ' until: 2026-12-31: Bob joins in December', []],
    [
      'until a day behind a colon that has gone: not',
      ' until: 2026-11-21: Bob joins in November',
      ['suppression/expired', 'owner/unknown-id'],
    ],
    ['until nothing: not', ' until: Bob joins in November', ['suppression/expired', 'owner/unknown-id']],
  ];
  for (const [name, words, codes] of cases) {
    it(name, () =>
      assert.deepEqual(
        told(one(`# ai-readiness-ignore owner/unknown-id${words}`), error).map((each) => each.split(' ')[0]),
        codes,
      ),
    );
  }

  it('is counted, listed with what hides it, and its comment too', () => {
    const report = reportOf(
      one('# AI-readiness-ignore owner/unknown-id until 2026-12-31: Bob joins in December'),
    );
    assert.deepEqual(report.hiddenCounts, { error: 1, warning: 0, information: 0, hint: 0 });
    const [hidden] = report.hidden;
    const words = { line: 4, reason: 'Bob joins in December', until: '2026-12-31' };
    assert.deepEqual(
      [hidden?.code, hidden?.severity, hidden?.hiddenBy],
      ['owner/unknown-id', 'error', { kind: 'comment', ...words }],
    );
    assert.deepEqual(report.suppressions, [{ ...words, codes: ['owner/unknown-id'], hides: 1 }]);
    const unused = reportOf(one('# ai-readiness-ignore data/no-owner: x'));
    assert.deepEqual(unused.hidden, []);
    assert.deepEqual(unused.suppressions, [{ line: 4, codes: ['data/no-owner'], reason: 'x', hides: 0 }]);
  });

  it('no more easily where a reader sees it as less', () => {
    const document = readDocument(one('# ai-readiness-ignore owner/unknown-id: Bob joins in December'));
    const { findings } = evaluate(document, { today, severities: { 'owner/unknown-id': 'hint' } });
    const codes = findings.map(({ code, severity }) => `${code} ${severity}`);
    assert.ok(codes.includes('owner/unknown-id hint'));
    assert.ok(codes.includes('suppression/no-end warning'));
  });
});

describe('what is less than an error', () => {
  it('is hidden for as long as anyone likes', () =>
    assert.deepEqual(
      told(
        two(`# ai-readiness-ignore data/no-owner, data/access-unproven until 9999-12-31: ${why}`),
        warnings,
      ),
      [],
    ));
});

describe('two comments for one finding', () => {
  it('hide it once: the first one does', () => {
    const { hidden, suppressions } = reportOf(
      manifest(
        `data:\n  # ai-readiness-ignore data/no-owner: ${why}\n  # ai-readiness-ignore data/no-owner: because of that\n  a: {}\n`,
      ),
    );
    assert.deepEqual(
      suppressions.map(({ hides }) => hides),
      [1, 0],
    );
    assert.deepEqual(
      hidden.map(({ hiddenBy }) => hiddenBy),
      [{ kind: 'comment', line: 4, reason: why }],
    );
  });
});

describe('a comment that is nearly one that hides', () => {
  const near = [
    'ai-readiness-ingore',
    'ai-readiness-ignored',
    'ai_readiness_ignore',
    'ai-readines-ignore',
    'AI-READINESS-INGORE',
    'ai-readiness-ignore-next-line',
    'ai–readiness–ignore',
    'aireadiness-ignore',
    'ai-readiness ignore',
    'ai readiness ignore',
    'ai-readiness: ignore',
    'ai-readiness-disable',
    'si-readiness-ignore',
    'ai-ready-ignore',
    'AIReadinessIgnore',
    // What nobody sees in it and round it.
    '\u200bai-readiness-ignore',
    'ai-\u200breadiness-ignore',
    'ai-readi\u00adness-ig\u2060nore',
    'ai\u00a0readiness\u00a0ignore',
    // Of another width, with accents, and of scripts that look alike.
    'ａｉ-readiness-ignore',
    'ＡＩ－ＲＥＡＤＩＮＥＳＳ－ＩＧＮＯＲＥ',
    'ái-readiness-ignore',
    '\u0430i-readiness-ign\u043ere',
    'ai‑readiness‑ignore',
    // Further on in a comment.
    'see the register: ai-readiness-ignore',
    'TODO ai-readiness-ignore',
    'for now, AI-Readiness-Ignore',
    'for now, ai-readiness-ingore',
    'Bob is new - ai-readiness-disable',
    '@ai-readiness-ignore',
    '// ai-readiness-ignore:',
    'für jetzt ａi-readiness-ignore',
  ];
  for (const mark of near) {
    it(`"${mark}" is told, and becomes one`, () => {
      const text = one(`# ${mark} owner/unknown-id until 2026-12-31: Bob joins in December`);
      const [finding, ...others] = reportOf(text).findings.filter(({ code }) =>
        code.startsWith('suppression/'),
      );
      assert.deepEqual([finding?.code, finding?.severity, others], ['suppression/misspelled', 'hint', []]);
      const edits = applyOperations(readDocument(text), finding?.fixes[0]?.operations ?? []);
      assert.ok(!isRefusal(edits));
      assert.deepEqual(told(applyEdits(text, edits), /^owner\/unknown-id$/), []);
    });
  }
  const far = [
    '# AI readiness ignores what is not written here',
    '# ai-readiness is checked each week',
    '# see ai-readiness-ignore',
    '# ai-readiness-report owner/unknown-id',
    '# ignore owner/unknown-id: Bob joins in December',
    '# ai-readiness.yaml, ignored by the importer',
    '# how to write ai-readiness-ignore: see docs/how-to.md',
    '# what the ai readiness ignore file docs/ignored.md says',
    '# für später: owner/unknown-id ignorieren',
    '# see https://example.com/ai-readiness-ignore/owner/unknown-id',
  ];
  for (const comment of far) {
    it(`"${comment}" is not`, () => assert.deepEqual(told(one(comment), /^$/), []));
  }
  it('"# ai-readiness-ingore" alone is told as well', () =>
    assert.deepEqual(told(one('# ai-readiness-ingore'), /^$/), [
      'suppression/misspelled "ai-readiness-ingore"',
    ]));
  it('is no text of the manifest', () =>
    assert.deepEqual(told(manifest('x-a: "# ai-readiness-ingore owner/x"\n'), /^$/), []));
});

describe('a megabyte of comments', () => {
  const filled = (part: string): string => part.repeat(Math.floor(1_000_000 / part.length));
  const texts: readonly [name: string, text: string][] = [
    ['marks', filled('# ai-readiness-ignore data/no-owner: x\n')],
    ['marks in one line', `# ${filled('# ai-readiness-ignore ')}`],
    ['marks in one text', `x-a: "${filled('# ai-readiness-ignore ')}"\n`],
    ['what is nearly a mark', filled('# ai-readiness-ingore data/no-owner: x\n')],
    ['what begins like one', filled('# are ai-re\n')],
    ['marks further on', filled('# x ai-readiness-ingore a/b: x\n')],
    ['marks further on in one line', `# ${filled('x ai-readiness-ign a/b ')}`],
    ['words that may be a part of one', filled('# ignore a/b ignore c/d\n')],
    ['full-width letters', filled('# ａｉ－ｒｅ a/b\n')],
    ['what nobody sees', `# ${filled('\u200b')}`],
    ['codes', `# ai-readiness-ignore ${filled('data/no-ownr, ')}`],
    ['codes in many lines', filled(`# ai-readiness-ignore ${'a/b,'.repeat(900)}: x\n`)],
    ['lines below a few marks', '# ai-readiness-ignore data/no-owner: x\n'.repeat(400) + filled('#\n')],
    ['blanks', `#${filled(' ')}ai-readiness-ignore${filled(' ')}`],
    ['hashes', filled('#') + filled('# ')],
    ['colons', `# ai-readiness-ignore${filled(':')}`],
  ];
  for (const [name, text] of texts) {
    it(`is read in no time: ${name}`, () =>
      takesAtMost(4_000, () =>
        assert.ok(reportOf(manifest(text)).findings.every(({ code }) => code !== 'internal/check-failed')),
      ));
  }
});

describe('the edit that hides a finding', () => {
  const found = (text: string, code: string): Finding => {
    const finding = reportOf(text).findings.find((each) => each.code === code);
    assert.ok(finding !== undefined, code);
    return finding;
  };
  const hidden = (text: string, code: string, words: { reason: string; until?: string }): string => {
    const operations = suppressionEdit(readDocument(text), found(text, code), words);
    if (isRefusal(operations)) return operations.refused;
    const edits = applyOperations(readDocument(text), operations);
    return isRefusal(edits) ? edits.refused : applyEdits(text, edits);
  };
  const until = '2026-12-31';

  it('adds the code to the comment that says the same', () => {
    const text = two(`# ai-readiness-ignore data/no-owner until ${until}: ${why}`);
    assert.deepEqual(suppressionBeside(readDocument(text), found(text, 'data/access-unproven')), {
      reason: why,
      until,
    });
    assert.equal(
      hidden(text, 'data/access-unproven', { reason: why, until }),
      two(`# ai-readiness-ignore data/no-owner, data/access-unproven until ${until}: ${why}`),
    );
    const behind = manifest(`data:\n  a: {} # ai-readiness-ignore data/no-owner: ${why}\n`);
    assert.equal(
      hidden(behind, 'data/access-unproven', { reason: why }),
      behind.replace('no-owner:', 'no-owner, data/access-unproven:'),
    );
  });

  it('writes a comment of its own where that one says something else', () => {
    const comment = `# ai-readiness-ignore data/no-owner until ${until}: ${why}`;
    assert.equal(
      hidden(two(comment), 'data/access-unproven', { reason: 'asked on Monday', until }),
      two(`${comment}\n  # ai-readiness-ignore data/access-unproven until ${until}: asked on Monday`),
    );
  });

  it('replaces one that was to hide it and does not', () => {
    assert.equal(
      hidden(one('# ai-readiness-ignore owner/unknown-id: .'), 'owner/unknown-id', { reason: why, until }),
      one(`# ai-readiness-ignore owner/unknown-id until ${until}: ${why}`),
    );
    assert.equal(
      hidden(
        one('# ai-readiness-ignore owner/unknown-id, data/no-owner until 2026-01-01: why not'),
        'owner/unknown-id',
        { reason: why, until },
      ),
      one(
        `# ai-readiness-ignore data/no-owner until 2026-01-01: why not\n  # ai-readiness-ignore owner/unknown-id until ${until}: ${why}`,
      ),
    );
  });

  it('is refused for an error without an end, or without words', () => {
    const refused = 'Hiding this takes a reason in words and an end date.';
    assert.equal(hidden(one(''), 'owner/unknown-id', { reason: why }), refused);
    assert.equal(hidden(one(''), 'owner/unknown-id', { reason: 'later', until }), refused);
    assert.notEqual(hidden(one(''), 'owner/unknown-id', { reason: why, until }), refused);
  });
});
