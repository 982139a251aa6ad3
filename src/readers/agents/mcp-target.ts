/** What a server's command runs: a package with its version, an image, a script, or the command itself. */
interface Target {
  readonly target: string;
  /** The exact version; null where it moves. */
  readonly pin: string | null;
  /** Of this repository, or of this machine. */
  readonly local?: true;
}

const takesValue = new Set([
  '-p',
  '--package',
  '--from',
  '--with',
  '--python',
  '-c',
  '--call',
  '--index-url',
  '--project',
  '--directory',
]);
const exactNpm = /^\d+\.\d+\.\d[\w.+-]*$/;
const exactPython = /^\d[\w.+!-]*$/;
const scriptFile = /\.(?:py|[cm]?[jt]s|sh|jar|rb|php)$/;

/** More words than anybody starts a server with. */
const most = 500;

/** What is started by a command, and in which version. */
export function targetOf(command: string, all: readonly string[]): Target {
  const args = all.slice(0, most);
  const runner = (command.split(/[\\/]/).at(-1) ?? command).replace(/\.(?:exe|cmd)$/i, '');
  // On Windows a shell stands before the runner.
  if (runner === 'cmd' && /^\/c$/i.test(args[0] ?? '')) return targetOf(args[1] ?? '', args.slice(2));
  if (/^(?:npx|bunx|pnpx)$/.test(runner)) return npm(args);
  if (/^(?:pnpm|yarn|npm|bun)$/.test(runner) && /^(?:dlx|exec|x)$/.test(args[0] ?? ''))
    return npm(args.slice(1));
  if (runner === 'uvx') return python(args);
  if (/^(?:uv|pipx)$/.test(runner) && /^(?:tool|run)$/.test(args[0] ?? '')) return ran(runner, args);
  if (/^(?:docker|podman)$/.test(runner) && args[0] === 'run')
    return image(args.slice(1)) ?? plain(command, args);
  return plain(command, args);
}

/** The words behind the options; the value of an option that names the package goes first. */
function operands(args: readonly string[], naming: readonly string[]): string[] {
  const named: string[] = [];
  const others: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    const [name = '', value] = word.split(/=(.*)/s);
    if (naming.includes(name)) named.push(value ?? args[++at] ?? '');
    else if (takesValue.has(word)) at++;
    else if (word === '--') continue;
    else if (!word.startsWith('-')) others.push(word);
    else if (others.length > 0) break;
  }
  return [...named, ...others];
}

/** Where code is kept, and which of it is meant: `github:owner/name#…`, `git+https://…#…`. */
const kept = /^((?:github|gitlab|bitbucket|gist):[^#]+|git(?:\+\w+)?:[^#]+|https?:[^#]+)(?:#(.*))?$/;
const commit = /^[\da-f]{40}(?:[\da-f]{24})?$/i;

function npm(args: readonly string[]): Target {
  const [written = 'npx'] = operands(args, ['-p', '--package']);
  const [, place, meant = ''] = kept.exec(written) ?? /^([\w.-]+\/[\w.-]+)(?:#(.*))?$/.exec(written) ?? [];
  // A tag or a branch can be set to something else.
  if (place !== undefined) return { target: place, pin: commit.test(meant) ? meant : null };
  const [, name = written, version] = /^((?:@[^/@]+\/)?[^@]+)@(.+)$/.exec(written) ?? [];
  return {
    target: name,
    pin: version !== undefined && exactNpm.test(version) ? version : null,
    ...(/^\.{0,2}\//.test(name) ? { local: true } : {}),
  };
}

function python(args: readonly string[]): Target {
  const [whole = 'uvx'] = operands(args, ['--from']);
  const written = whole.replace(/^(git\+[^#]+)#(?:subdirectory|egg)=.*$/, '$1');
  const git = /^(git\+[^@]+(?:@[^@/][^@/.]*\.[^@]+)?)@([\w./-]+)$/.exec(written);
  if (written.startsWith('git+'))
    return {
      target: git?.[1] ?? written,
      pin: commit.test(git?.[2] ?? '') ? (git?.[2] ?? null) : null,
    };
  const [, name = written, version] = /^([\w.-]+(?:\[[\w,.-]+\])?)(?:==|@)(.+)$/.exec(written) ?? [];
  return {
    target: name,
    pin: version !== undefined && exactPython.test(version) ? version : null,
    ...(/^\.{0,2}\//.test(name) ? { local: true } : {}),
  };
}

function ran(runner: string, args: readonly string[]): Target {
  if (args[0] === 'tool') return python(args.slice(2));
  if (runner === 'pipx') return python(args.slice(1));
  return local(operands(args.slice(1), [])[0] ?? runner, args);
}

/** Options of `docker run` that have no value of their own. */
const isFlag = /^(?:-i|-t|-it|-ti|-d|--rm|--init|--interactive|--tty|--privileged|--detach|--read-only)$/;

function image(args: readonly string[]): Target | undefined {
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word.startsWith('-')) {
      if (!isFlag.test(word) && !word.includes('=')) at++;
      continue;
    }
    // A variable whose option is forgotten.
    if (word.includes('=')) continue;
    const [name = '', digest] = word.split('@');
    const [, bare = name, tag] = /^(.+):([\w][\w.-]*)$/.exec(name) ?? [];
    return { target: bare, pin: digest ?? (tag === undefined || tag === 'latest' ? null : tag) };
  }
  return undefined;
}

/** A script of this repository, or a program that is there already. */
function plain(command: string, args: readonly string[]): Target {
  const isInterpreter = /^(?:node|python\d?(?:\.\d+)?|deno|bun|bash|sh|tsx|java|ruby|php|go|dotnet)$/.test(
    command,
  );
  const script = isInterpreter ? operands(args, ['-m', '-jar']).find((word) => word !== 'run') : undefined;
  return local(script ?? command, args);
}

function local(target: string, args: readonly string[]): Target {
  const isLocal =
    scriptFile.test(target) || /^(?:\.{0,2}\/|\$\{[\w:]+\}\/)/.test(target) || args.includes('-m');
  return { target, pin: null, ...(isLocal ? { local: true } : {}) };
}
