import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly 'runs-on': string;
  readonly strategy: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

const { scripts, engines }: { scripts: Readonly<Record<string, string>>; engines: Record<string, string> } =
  JSON.parse(readFileSync('package.json', 'utf8'));

describe('.github/workflows/ci.yml', () => {
  const document = parseDocument(readFileSync('.github/workflows/ci.yml', 'utf8'));
  const jobs: Readonly<Record<string, Job>> = document.toJS().jobs;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('can be read', () => {
    assert.deepEqual([...document.errors, ...document.warnings], []);
    assert.deepEqual(Object.keys(jobs), ['all', 'command-line', 'fuzz', 'desktop']);
  });

  it('runs nothing but npm scripts that there are', () => {
    const commands = steps.flatMap(({ run }) => run ?? []);
    assert.ok(commands.length > 0);
    for (const command of commands) {
      const [, name] = /^(?:xvfb-run -a )?npm (?:run )?([\w:]+)(?: -- [-\w ]+)?$/.exec(command) ?? [];
      assert.ok(name !== undefined && (name === 'ci' || scripts[name] !== undefined), command);
    }
  });

  it('installs before it runs, in every job and on every system', () => {
    for (const job of Object.values(jobs)) {
      assert.deepEqual(job.strategy.matrix.os, ['ubuntu-latest', 'macos-latest', 'windows-latest']);
      const commands = job.steps.flatMap(({ run }) => run ?? []);
      assert.equal(commands[0], 'npm ci');
      assert.ok(commands.length > 1);
    }
  });

  it('covers the oldest Node and the oldest VS Code that package.json promises', () => {
    assert.ok(jobs['command-line']?.strategy.matrix.node?.includes(Number(engines.node?.replace('>=', ''))));
    assert.ok(jobs.desktop?.strategy.matrix.vscode?.includes(engines.vscode?.replace('^', '')));
    assert.equal(jobs.desktop?.env?.VSCODE_VERSION, '${{ matrix.vscode }}');
  });

  it('uses actions of a stated version only', () => {
    for (const { uses } of steps) if (uses !== undefined) assert.match(uses, /^actions\/[\w-]+@v\d+$/);
  });
});
