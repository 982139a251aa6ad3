// Texts made to stall whoever reads them, each of any size: the same thing again and again.

import { isBeyond, limits } from '../../src/core/text/limits';

const head = 'version: 1\nstage: design\nworkflow: { name: Invoice triage }\n';

/** As many of something as fill so many characters. */
function fill(size: number, each: (index: number) => string): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < size; index++) {
    const part = each(index);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

/** A manifest that goes on with the same line, numbered. */
const lines =
  (before: string, each: (index: number) => string, after = '') =>
  (size: number): string =>
    `${head}${before}${fill(size, (index) => `${each(index)}\n`)}${after}`;

/** A manifest with one long text between two others. */
const run =
  (before: string, part: string, after = '\n') =>
  (size: number): string =>
    head + before + part.repeat(Math.ceil(size / part.length)) + after;

const raw =
  (part: string) =>
  (size: number): string =>
    part.repeat(Math.ceil(size / part.length));

const ignore = '# ai-readiness-ignore';
const items = (each: (index: number) => string) => lines('checklist:\n  diagnose:\n', each);

/** What there is of everything at once, so that what looks at each of one for each of another is seen. */
function everything(size: number): string {
  const each = size / 6;
  return `${head}owners:\n${fill(each, (n) => `  o${n}: { roles: [outcome], deputy: o${n + 1} }\n`)}systems:\n${fill(each, (n) => `  s${n}: { owner: o${n} }\n`)}models:\n${fill(each, (n) => `  m${n}: { owner: o${n} }\n`)}data:\n${fill(each, (n) => `  d${n}: { system: s${n}, owner: o${n}, classification: personal }\n`)}integrations:\n${fill(each, (n) => `  i${n}: { system: s${n}, owner: o${n} }\n`)}signals:\n${fill(each, (n) => `  g${n}: { owner: o${n}, target: '> ${n}' }\n`)}`;
}

/** What is hostile about a text, and the text of a size. */
export const shapes: Readonly<Record<string, (size: number) => string>> = {
  // One value.
  'digits in a duration': run('data:\n  d: { freshness: "D', '0', ' 0D" }\n'),
  'units in a duration': run('data:\n  d: { freshness: "', '1d and ', 'x" }\n'),
  'blanks in a duration': run('data:\n  d: { freshness: "1', ' ', 'x" }\n'),
  'digits in a date': run('goLive: ', '2', 'x\n'),
  'blanks in a date': run('goLive: "1', ' ', 'Jan 2026" }\n'),
  'dots in a date': run('goLive: "1', '.-', 'Jan" }\n'),
  'digits in a period': run('checklist:\n  diagnose:\n    owners-named: { review: P', '1', 'M }\n'),
  'digits in a threshold': run('signals:\n  s: { target: "< ', '1,', 'x" }\n'),
  'blanks in a threshold': run('signals:\n  s: { target: "< 1', ' ', '<" }\n'),
  'hyphens in an id': run('owners:\n  ', 'a-', ': {}\n'),
  'a long key': run('', 'k', ': 1\n'),
  'a long stage': lines('', () => 'x-a: 1', `stage: ${'design'.repeat(2000)}`),
  'blanks around': run('x-a:', ' ', '1\n'),
  'blanks behind': run('x-a: 1', ' ', '\n'),
  'a long path': run('checklist:\n  diagnose:\n    owners-named: { evidence: [', '../', 'a] }\n'),
  'a path of slashes': run('checklist:\n  diagnose:\n    owners-named: { evidence: [a', '/', 'b] }\n'),
  'a long address': run('checklist:\n  diagnose:\n    owners-named: { evidence: ["http://', 'a:@', '"] }\n'),
  'a long folded text': run('workflow2: >\n', '  word\n'),
  'a long literal text': run('workflow2: |\n', '  # word\n'),
  'blank lines in a text': run('workflow2: |\n  a', '\n'),
  'a long quoted text': run('x-a: "', '\\n', '"\n'),
  'a text over lines': run('x-a: "', 'a\n  ', '"\n'),
  'single quotes': run("x-a: '", "''", "'\n"),
  'quotes that never close': run('x-a: ', '"'),
  'markup in a name': run('owners:\n  a: { name: "', '[a](b)<!--', '" }\n'),
  'html in a summary': run('x-a: "', '<a ', '"\n'),
  'a number': run('x-a: ', '9'),
  'underscores in a number': run('x-a: ', '1_'),
  'a number with thousands': run('data:\n  d: { records: "', '1,', '" }\n'),
  'times in a number': run('x-a: 1', ':00'),
  // One line or one character.
  'one line': raw('a'),
  'opening brackets': raw('['),
  'opening brackets below a key': run('x-a: ', '['),
  'opening braces': raw('{'),
  'closing brackets': raw(']'),
  colons: raw(':'),
  'colons and blanks': raw(': '),
  'list marks': raw('- '),
  'list marks on lines': raw('-\n'),
  'question marks': raw('? '),
  hashes: raw('#'),
  'hashes and blanks': raw('# '),
  anchors: raw('&a '),
  'anchors on lines': lines('', (n) => `x-${n}: &a${n} 1`),
  'the same anchor': lines('x-a:\n', () => '  - &a 1'),
  aliases: raw('*a '),
  'aliases on lines': lines('x-a: &a 1\n', (n) => `x-${n}: *a`),
  'aliases of nothing': lines('x-a:\n', (n) => `  - *a${n}`),
  'merged maps': lines('x-a: &a { b: 1 }\nx-b:\n', (n) => `  k${n}: { <<: *a }`),
  tags: raw('!'),
  'tags on lines': lines('x-a:\n', () => '  - !a 1'),
  directives: raw('%a\n'),
  bars: raw('|'),
  'bars on lines': lines('', (n) => `x-${n}: |`),
  'greater than': raw('>\n'),
  quotes: raw('"'),
  apostrophes: raw("'"),
  tabs: raw('\t'),
  'blanks only': raw(' '),
  'line breaks': raw('\n'),
  'carriage returns': raw('\r'),
  'lines with carriage returns': (size) => lines('x-a:\n', (n) => `  k${n}: 1`)(size).replaceAll('\n', '\r'),
  'zero bytes': raw('\u0000'),
  'half characters': raw('\ud800'),
  'byte order marks': raw('\ufeff'),
  'line separators': raw('\u2028'),
  backslashes: run('x-a: "', '\\\\'),
  commas: run('x-a: [', ',', ']\n'),
  documents: raw('---\n'),
  'documents that end': raw('...\n'),
  // Many lines.
  'lines with tabs': lines('x-a:\n', (n) => `\ta${n}: 1`),
  'tabs behind keys': lines('', (n) => `x-${n}:\t1\t# a`),
  'conflict marks': raw('<<<<<<< a\n'),
  'middles of conflicts': raw('=======\n'),
  'ends of conflicts': raw('>>>>>>> a\n'),
  conflicts: lines('', (n) => `<<<<<<< a\nx-${n}: 1\n=======\nx-${n}: 2\n>>>>>>> b`),
  'long conflict marks': run('<<<<<<< ', 'a ', '\nx-a: 1\n=======\n>>>>>>> b\n'),
  'the same key': lines('', () => 'x-a: 1'),
  'the same key below': lines('x-a:\n', () => '  a: 1'),
  'the same section': lines('', () => 'owners: { a: {} }'),
  'unknown keys': lines('', (n) => `owner${n}: 1`),
  'unknown keys below': lines('owners:\n  a:\n', (n) => `    rolse${n}: 1`),
  'unknown long keys': lines('owners:\n  a:\n', (n) => `    ${'role'.repeat(20)}${n}: 1`),
  'keys of maps': lines('x-a:\n', (n) => `  k${n}: 1`),
  'keys in a flow map': run('x-a: {', 'k: 1, ', '}\n'),
  'items of a list': lines('x-a:\n', () => '  - a'),
  'items in a flow list': run('x-a: [', 'a, ', ']\n'),
  'flow over lines': run('x-a: [', 'a,\n  ', ']\n'),
  'values of the wrong type': lines('owners:\n', (n) => `  o${n}: 1`),
  'keys without a value': lines('', (n) => `x-${n}`),
  'quotes never closed': lines('', (n) => `x-${n}: "a`),
  'brackets never closed': lines('', (n) => `x-${n}: [a`),
  'braces never closed': lines('', (n) => `x-${n}: {a`),
  'lines indented deeper': lines('', (n) => `x-${n}: 1\n   a: 1`),
  'lines indented less': lines('x-a:\n', (n) => `${' '.repeat(1 + (n % 2))}k${n}: 1`),
  'steps of indentation': lines('x-a:\n', (n) => `${' '.repeat(n % 60)}k:`),
  'deep flow': lines('', (n) => `x-${n}: ${'['.repeat(60)}${']'.repeat(60)}`),
  // Comments.
  comments: lines('', () => '# a'),
  'comments behind': lines('x-a:\n', (n) => `  k${n}: 1 # a`),
  'one long comment': run('', '# '),
  'marks in a line': run('', `${ignore} `),
  'marks without a blank': run('x-a: 1 ', ignore),
  'marks in a value': run('x-a: "', `${ignore} `, '"\n'),
  'marks behind hashes': run('', '# ', `${ignore} a/b: c\n`),
  'mark with blanks': run(ignore, ' ', 'x\n'),
  'mark with a long code': run(`${ignore} `, 'a/', ': c\n'),
  'mark with a long reason': run(`${ignore} owner/no-deputy until 2027-01-31:`, ' x'),
  'mark of colons': run(`${ignore} `, ': '),
  'mark of untils': run(`${ignore} `, 'until '),
  'marks alone': lines('', () => `${ignore} owner/no-deputy: because`),
  'marks behind': lines('owners:\n', (n) => `  o${n}: {} ${ignore} owner/no-deputy: because`),
  'marks of codes that are none': lines('', (n) => `x-${n}: 1 ${ignore} ownr/no-deputy${n}: because`),
  'marks and blanks before': lines('', () => `${' '.repeat(400)}${ignore} a/b: c`),
  // Values that refer to each other.
  'owners of each other': lines('owners:\n', (n) => `  o${n}: { roles: [outcome], deputy: o${n + 1} }`),
  'owners that are nobody': lines('systems:\n', (n) => `  s${n}: { owner: oen${n} }`),
  'owners of long names': lines('systems:\n', (n) => `  s${n}: { owner: ${'a'.repeat(60)}${n} }`),
  'one owner who is nobody': lines('owners:\n  anna: {}\nsystems:\n', (n) => `  s${n}: { owner: ana }`),
  'models and data': (size) =>
    lines('models:\n', (n) => `  m${n}: {}`)(size / 2) +
    lines('data:\n', (n) => `  d${n}: { classification: personal }`)(size / 2).slice(head.length),
  'sections of everything': everything,
  integrations: lines('integrations:\n', (n) => `  i${n}: { system: s${n}, fallback: i${n + 1} }`),
  escalation: lines('escalation:\n', (n) => `  - { when: w${n}, to: o${n}, within: 5m }`),
  signals: lines('signals:\n', (n) => `  s${n}: { target: "< ${n}", floor: "> ${n}" }`),
  'items that are none': items((n) => `    owners-named${n}: { status: met }`),
  'items without a value': items((n) => `    i${n}:`),
  evidence: items((n) => `${n === 0 ? '    owners-named:\n      evidence:\n' : ''}        - docs/a${n}.md`),
  'evidence of one file': items(
    (n) => `${n === 0 ? '    owners-named:\n      evidence:\n' : ''}        - a.md`,
  ),
  'evidence of maps': items(
    (n) =>
      `${n === 0 ? '    owners-named:\n      evidence:\n' : ''}        - { file: a${n}.md, date: 2026-01-01 }`,
  ),
  'dependencies of items': items(
    (n) => `${n === 0 ? '    owners-named:\n      dependsOn:\n' : ''}        - workflow-scoped`,
  ),
  waivers: items(
    (n) => `    owners-named${n}: { status: waived, waiver: { reason: x, until: 2026-01-01, by: o${n} } }`,
  ),
  'dates written otherwise': lines('owners:\n', (n) => `  o${n}: { since: 1 Jan 2026, until: 1.2.2026 }`),
  'durations written otherwise': lines('data:\n', (n) => `  d${n}: { freshness: 5 minutes }`),
  'numbers in quotes': lines('data:\n', (n) => `  d${n}: { owner: 5, classification: Personal }`),
  'one list for many': lines('owners:\n', (n) => `  o${n}: { roles: outcome }`),
};

/** The largest text of a shape that is still read, of at most so many characters: beyond, nothing is looked at. */
export function largest(make: (size: number) => string, most: number): string {
  const isRead = (text: string): boolean => !isBeyond(text, limits);
  let [low, high] = [1, most];
  if (isRead(make(high))) return make(high);
  while (high - low > most / 500) {
    const middle = (low + high) >> 1;
    if (isRead(make(middle))) low = middle;
    else high = middle;
  }
  return make(low);
}
