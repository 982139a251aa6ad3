import { remove, type Tree, temporaryFolder } from '../../temporary';
import { type Ran, runIn } from '../support';

/** Runs `check` with these arguments over these files. */
export async function checkIn(
  tree: Tree,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ran> {
  return inTree(tree, (folder) => runIn(folder, ['check', ...args], { env }));
}

/** Has a folder with these files, and removes it. */
export async function inTree<T>(tree: Tree, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = temporaryFolder(tree);
  try {
    return await use(folder);
  } finally {
    remove(folder);
  }
}

/** A text in double quotes, as YAML reads it: what JSON escapes, YAML does. */
const quoted = (text: string): string => JSON.stringify(text);

/** Texts that would be something else in one of the formats. */
export const hostile: readonly string[] = [
  'two\nlines',
  'a\r\nb',
  '::error::x',
  '\n::error::x',
  'x %0A::error::y',
  '%0D%0A::stop-commands::t',
  '##[error]x',
  '##vso[task.complete result=Succeeded;]',
  ']]>',
  'a | b || c',
  '`code` and ```more```',
  '<img src=x onerror=alert(1)>',
  '<!-- -->',
  '@team and ann@example.com',
  '#123 and GH-12 and !7 and %"m" and ~bug and &4',
  '[words](https://evil.example)',
  '![picture](https://evil.example/p.png)',
  'https://evil.example and www.evil.example',
  '\u001b[31mred\u001b[0m',
  '\u0007\u0000bell',
  'line\u2028separator\u2029',
  'right\u202eot tfel\u2066',
  '\ud83d',
  'half \udc00',
  'a'.repeat(100_000),
  '| --- | --- |\n| a | b |',
  '# heading\n- list\n1. one',
  '</details></table>',
  '{0} {{1}} ${x}',
  'a\\|b\\',
];

/** As it may stand in a comment, which ends with its line. */
const inComment = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\s]/gu, ' ').slice(0, 200);

/** A manifest that has a text wherever it may be told: name, ids, keys, owners, evidence, a reason that hides. */
export function manifestWith(text: string): string {
  const each = quoted(text);
  // One that is very long stands in fewer places: a manifest over 256 kB is not read.
  const again = text.length > 10_000 ? quoted('again') : each;
  // YAML has no keys of more than 1,024 characters.
  const key = quoted(text.slice(0, 500));
  return `version: 1
stage: design
workflow: { name: ${each} }
owners: { ann: { roles: [outcome, performance] } }
${key}: 1
systems:
  # ai-readiness-ignore owner/unknown-id until 2026-12-31: the register ${inComment(text)} follows
  s: { owner: bob }
  t: { owner: ${each} }
checklist:
  diagnose:
    owners-named: { status: ${again}, evidence: [${again}] }
    ${key}: { status: met }
`;
}
