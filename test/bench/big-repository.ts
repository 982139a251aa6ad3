import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Numbers from 0 to 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

interface Kind {
  readonly ending: string;
  /** Of all files, in a hundred. */
  readonly share: number;
  /** In bytes: half of the files are smaller. */
  readonly usual: number;
  /** `index`: the how manieth of the file; `at`: a number that is another one in each file. */
  readonly line: (at: number, index: number) => string;
}

const words =
  'the order is read by a service that asks the model for a category and keeps what it said'.split(' ');
const word = (at: number): string => words[at % words.length] ?? '';

/** As in repositories of products: mostly code, some configuration, some documents. */
const kinds: readonly Kind[] = [
  {
    ending: 'py',
    share: 30,
    usual: 4_500,
    line: (at) =>
      at % 97 === 0
        ? `MODEL_NAME = os.getenv("CHAT_MODEL", "gpt-4o-mini")`
        : at % 11 === 0
          ? `def ${word(at)}_${at}(self, order: Order, limit: int = ${at}) -> Result:`
          : `    ${word(at)} = self.client.${word(at + 1)}("${word(at + 2)} ${word(at + 3)}", ${at}, key=f"{order.id}-${at}")`,
  },
  {
    ending: 'ts',
    share: 25,
    usual: 3_500,
    line: (at) =>
      at % 89 === 0
        ? `const answer = await client.chat.completions.create({ model: "gpt-4o-2024-08-06", temperature: 0 });`
        : at % 13 === 0
          ? `export function ${word(at)}${at}(order: Order, limit = ${at}): Promise<Result> {`
          : `  const ${word(at)}${at} = await this.${word(at + 1)}(order.${word(at + 2)}, '${word(at + 3)} ${word(at + 4)}');`,
  },
  {
    ending: 'tsx',
    share: 8,
    usual: 3_000,
    line: (at) =>
      `  <Field name="${word(at)}" label="${word(at + 1)} ${at}" onChange={(value) => set(value, ${at})} />`,
  },
  {
    ending: 'md',
    share: 12,
    usual: 3_500,
    line: (at) =>
      at % 12 === 0
        ? `\n## ${word(at)} ${at}\n`
        : Array.from({ length: 12 }, (_, each) => word(at + each * 7)).join(' '),
  },
  {
    ending: 'yaml',
    share: 9,
    usual: 1_200,
    line: (at, index) =>
      index % 6 === 0 ? `${word(at)}_${index}:` : `  ${word(at)}_${index}: ${word(at + 1)} ${at}`,
  },
  {
    ending: 'json',
    share: 9,
    usual: 1_800,
    line: (at, index) => `  "${word(at)}_${index}": {"name": "${word(at + 1)}", "value": ${at}},`,
  },
  {
    ending: 'css',
    share: 3,
    usual: 2_500,
    line: (at) => `.${word(at)}-${at} { color: var(--${word(at + 1)}); margin: ${at}px; }`,
  },
  { ending: 'csv', share: 2, usual: 8_000, line: (at) => `${at},${word(at)},${word(at + 1)},${at * 3}` },
  {
    ending: 'tf',
    share: 2,
    usual: 1_500,
    line: (at) =>
      at % 5 === 0 ? `resource "aws_sqs_queue" "${word(at)}_${at}" {\n}` : `# ${word(at)} ${at}`,
  },
];

/** Writes a repository of so many files, all of which git tracks where it is there. */
export function writeRepository(root: string, count: number): void {
  const next = numbers(7);
  for (let at = 0; at < count; at++) {
    const kind = kindAt(next() * 100);
    const folder = path.join(
      root,
      `${word(at >> 9)}-${at >> 9}`,
      'src',
      `${word(at >> 4)}-${(at >> 4) % 32}`,
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, `${word(at)}_${at}.${kind.ending}`),
      textOf(kind, sizeOf(kind.usual, next())),
    );
  }
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
  ])
    spawnSync('git', args, { cwd: root, stdio: 'ignore' });
}

function kindAt(part: number): Kind {
  let sum = 0;
  for (const kind of kinds) {
    sum += kind.share;
    if (part < sum) return kind;
  }
  return kinds[0] as Kind;
}

/** Most are small, few are large. */
function sizeOf(usual: number, part: number): number {
  return Math.min(200_000, Math.round(usual * 2 ** ((part - 0.5) * 6)));
}

function textOf({ ending, line }: Kind, size: number): string {
  const lines: string[] = [];
  for (let at = 0, length = 0; length < size; at++) {
    const written = line(at * 31 + size, at);
    lines.push(written);
    length += written.length + 1;
  }
  const body = lines.join('\n');
  return ending === 'json' ? `{\n${body}\n  "end": true\n}\n` : `${body}\n`;
}
