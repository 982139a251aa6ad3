/** What a command calls, behind what only wraps it: `sudo`, `npx`, `uv run`, a time limit. */

/** Options of the wrappers whose value is the next word. */
const takesValue = new Set([
  ...['-u', '-p', '--package', '--from', '--with', '--python', '--env-file', '--directory', '--project'],
  ...['--extra', '--group', '-n', '-I', '-L', '-P', '--with-requirements', '--cwd', '-C', '--filter', '-w'],
]);
/** Options that stand before a subcommand, with their value as the next word. */
const takesValueBefore = new Set([
  ...['-n', '--namespace', '--context', '--kube-context', '--kubeconfig', '--region', '--profile', '-C'],
  ...['--subscription', '--project', '--cwd', '--endpoint-url', '--output', '--server', '--token', '-e'],
]);
const alone = /^(?:sudo|npx|bunx|pnpx|uvx|env|time|nohup|exec|command|nice|xargs|doas|then|bundle)$/;
const runners = /^(?:uv|poetry|pdm|pipenv|hatch|rye|conda|doppler|dotenvx|pixi)$/;
const managers = /^(?:pnpm|yarn|bun|npm)$/;

/** The words of a command from the program that does the work, its name without path and version. */
export function called(words: readonly string[]): readonly string[] {
  let rest = words;
  for (let round = 0; round < 6; round++) {
    const next = unwrapped(rest);
    if (next === undefined) break;
    rest = next;
  }
  const [head = '', ...others] = rest;
  return [nameOf(head), ...others];
}

/** The name of a program: `./node_modules/.bin/cdk` and `cdk@2` are `cdk`. */
function nameOf(head: string): string {
  if (/^\.{0,2}\//.test(head) && !/\/(?:\.bin|bin)\/[^/]+$/.test(head)) return head;
  const base = head.slice(head.lastIndexOf('/') + 1);
  return base.replace(/@[^@]*$/, '').replace(/\.exe$/i, '') || head;
}

function unwrapped([head = '', ...rest]: readonly string[]): readonly string[] | undefined {
  if (head === 'timeout') return withoutOptions(rest).slice(1);
  if (head === 'bundle') return rest[0] === 'exec' ? rest.slice(1) : undefined;
  if (alone.test(head)) return withoutOptions(rest);
  const [second = ''] = rest;
  if (runners.test(head)) return second === 'run' ? moduleOf(rest.slice(1)) : undefined;
  if (head === 'pipx') return second === 'run' ? withoutOptions(rest.slice(1)) : undefined;
  if (!managers.test(head)) return undefined;
  if (/^(?:exec|dlx|x)$/.test(second)) return withoutOptions(rest.slice(1));
  if (head === 'npm' || head === 'bun' || !/^[a-z]/.test(second)) return undefined;
  return /^(?:cdk|sls|serverless|sst|promptfoo|wrangler|vercel|firebase|tsx|ts-node|jest|vitest|evalite)$/.test(
    second,
  )
    ? rest
    : undefined;
}

/** `uv run -m package` is a module of Python. */
function moduleOf(words: readonly string[]): readonly string[] {
  const [head, name] = words;
  return (head === '-m' || head === '--module') && name !== undefined
    ? ['python', '-m', ...words.slice(1)]
    : withoutOptions(words);
}

function withoutOptions(words: readonly string[]): readonly string[] {
  let at = 0;
  for (let word = words[at]; word !== undefined; word = words[at]) {
    if (word === '--') return words.slice(at + 1);
    if (/^[A-Za-z_]\w*=/.test(word)) at++;
    else if (!word.startsWith('-')) break;
    else at += takesValue.has(word) ? 2 : 1;
  }
  return words.slice(at);
}

/** The program and its subcommands, without the options between them: `kubectl -n x apply` is `kubectl apply`. */
export function subcommand(words: readonly string[]): string {
  const kept: string[] = [];
  for (let at = 0; at < words.length && kept.length < 7; at++) {
    const word = words[at] ?? '';
    if (word === '--') continue;
    if (!word.startsWith('-')) kept.push(word);
    else if (takesValueBefore.has(word)) at++;
  }
  return kept.join(' ');
}

/** The value of an option: `--name value` or `--name=value`; empty where it stands alone. */
export function optionOf(words: readonly string[], ...names: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    const [name = '', ...value] = word.split('=');
    if (!names.includes(name)) continue;
    if (value.length > 0) return value.join('=');
    const next = words[index + 1];
    return next === undefined || next.startsWith('-') ? '' : next;
  }
  return undefined;
}

/** The words of a name: `evalModel`, `eval-model` and `eval_model` have two. Lower case. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
