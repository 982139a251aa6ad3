import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { inTree } from './cli/formats/support';
import { calm, wrong } from './cli/support';
import { git, hasGit } from './repository/git/git';

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly pass_filenames: boolean;
}

const action: Action = parse(readFileSync('.github/actions/ai-readiness/action.yml', 'utf8'));
const hooks: readonly Hook[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
const page = readFileSync('media/docs/ci.md', 'utf8');
const executable = path.join(__dirname, 'cli', 'executable.js');
const named = 'ai-readiness.yaml';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A repository with a project that has the command line installed, and a folder for what runs. */
async function inProject(
  tree: Record<string, string>,
  use: (folder: string) => void | Promise<void>,
): Promise<void> {
  await inTree({ ...tree, '.gitignore': 'node_modules/\n.runner/\n' }, async (folder) => {
    git(folder, ['init', '-q']);
    git(folder, ['add', '.']);
    git(folder, ['commit', '-qm', 'one']);
    const bin = path.join(folder, 'node_modules', '.bin');
    mkdirSync(bin, { recursive: true });
    mkdirSync(path.join(folder, '.runner'));
    writeFileSync(
      path.join(bin, 'ai-readiness'),
      `#!/bin/sh\nexec '${process.execPath}' '${executable}' "$@"\n`,
    );
    chmodSync(path.join(bin, 'ai-readiness'), 0o755);
    await use(folder);
  });
}

function shell(script: string, folder: string, env: Readonly<Record<string, string>>): Ran {
  const node = path.dirname(process.execPath);
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: `${node}${path.delimiter}${process.env.PATH}`, HOME: folder, ...env },
    },
  );
  return { code: status, out: stdout, err: stderr };
}

/** Runs a step as the runner does: inputs where its variables ask for them. */
function runStep(name: string, folder: string, inputs: Readonly<Record<string, string>> = {}): Ran {
  const step =
    action.runs.steps.find((each) => each.name === name) ?? assert.fail(`there is no step ${name}`);
  const value = (text: string): string =>
    text.replace(
      /^\$\{\{ inputs\.([a-z-]+) \}\}$/,
      (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? assert.fail(input),
    );
  const env = Object.fromEntries(Object.entries(step.env).map(([key, text]) => [key, value(text)]));
  return shell(step.run, folder, {
    ...env,
    RUNNER_TEMP: `${folder}/.runner`,
    GITHUB_PATH: `${folder}/.runner/path`,
  });
}

const canRun = hasGit && process.platform !== 'win32';

(canRun ? describe : describe.skip)('in a pipeline', function () {
  this.timeout(120_000);

  describe('the action for GitHub', () => {
    it('hands its inputs over as variables, never into a script', () => {
      assert.equal(action.runs.using, 'composite');
      for (const { run, shell: by } of action.runs.steps) {
        assert.equal(by, 'bash');
        assert.doesNotMatch(run, /\$\{\{/);
      }
      const asked = action.runs.steps.flatMap(({ env }) => Object.values(env));
      for (const input of Object.keys(action.inputs))
        assert.ok(asked.includes(`\${{ inputs.${input} }}`), input);
    });

    it('annotates and fails by default', () =>
      inProject({ [`a/${named}`]: wrong }, (folder) => {
        const { code, out, err } = runStep('Check', folder);
        assert.equal(code, 1, err);
        assert.match(out, /^::error file=a\/ai-readiness\.yaml,line=2,/);
      }));

    it('takes everything that it offers', () =>
      inProject({ [`a b/${named}`]: wrong, [`c/${named}`]: calm }, (folder) => {
        git(folder, ['checkout', '-qb', 'topic']);
        writeFileSync(`${folder}/c/${named}`, `${calm}#\n`);
        const inputs = {
          paths: 'a b\nc\n',
          format: 'text\nsarif=out/readiness.sarif\nmarkdown=comment.md\n',
          'fail-on': 'never',
          'require-gate': 'deploy',
          'changed-since': 'main',
        };
        const { code, out, err } = runStep('Check', folder, inputs);
        assert.equal(code, 1, err);
        assert.match(out, /1 manifest has not passed the Deploy gate/);
        assert.match(out, /1 manifest not checked: neither changed/);
        assert.equal(JSON.parse(readFileSync(`${folder}/out/readiness.sarif`, 'utf8')).version, '2.1.0');
        assert.match(readFileSync(`${folder}/comment.md`, 'utf8'), /^## AI Readiness: not passed\n/);
      }));

    it('takes no input for an option or for code', () =>
      inProject({ [named]: calm }, (folder) => {
        for (const text of ['--help', '$(touch ran)']) {
          const ran = runStep('Check', folder, { paths: text });
          assert.equal(ran.code, 2, ran.out);
          for (const input of ['fail-on', 'require-gate', 'changed-since', 'format', 'baseline'])
            assert.equal(runStep('Check', folder, { [input]: text }).code, 2, `${input} ${text}`);
        }
        assert.equal(git(folder, ['status', '--porcelain']), '');
      }));

    it('says that there is no command line', () =>
      inProject({ [named]: calm }, (folder) => {
        const { code, out } = runStep('Check', `${folder}/.runner`, {});
        assert.equal(code, 2);
        assert.match(out, /^::error::There is no ai-readiness here: install it/);
      }));

    it('installs what it is given the path of', () =>
      inProject(
        {
          [named]: calm,
          'package/package.json':
            '{ "name": "ai-readiness", "version": "9.9.9", "bin": { "ai-readiness": "cli.js" } }',
          'package/cli.js': '#!/usr/bin/env node\nconsole.log("it runs")\n',
        },
        (folder) => {
          const { code, err } = runStep('Install AI Readiness', folder, { version: './package' });
          assert.equal(code, 0, err);
          const [bin = ''] = readFileSync(`${folder}/.runner/path`, 'utf8').split('\n');
          const ran = shell('ai-readiness', folder, { PATH: `${bin}:${process.env.PATH}` });
          assert.equal(ran.out, 'it runs\n', ran.err);
          assert.equal(runStep('Install AI Readiness', folder, { version: '--help' }).code, 2);
        },
      ));

    it('says that a clone is too shallow', () =>
      inProject({ [named]: calm }, (folder) => {
        writeFileSync(`${folder}/more`, '');
        git(folder, ['add', 'more']);
        git(folder, ['commit', '-qm', 'two']);
        git(folder, ['clone', '-q', '--depth', '1', `file://${folder}`, '.runner/clone']);
        const { code, err } = shell(
          `"${folder}/node_modules/.bin/ai-readiness" check --changed-since HEAD~1`,
          `${folder}/.runner/clone`,
          {},
        );
        assert.equal(code, 2);
        assert.match(err, /This is a shallow clone: fetch its whole history \(fetch-depth: 0/);
      }));
  });

  it('says that evidence is a pointer of Git LFS', () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
    const manifest = `${calm}checklist: { diagnose: { risks-registered: { status: met, evidence: [risks.pdf] } } }\n`;
    return inProject({ [named]: manifest, 'risks.pdf': pointer }, (folder) => {
      const { out } = shell('node_modules/.bin/ai-readiness check', folder, {});
      assert.match(out.replace(/\s+/g, ' '), /it is a pointer of Git LFS, and its content is not here/);
    });
  });

  for (const { id, entry, language, pass_filenames: passes } of hooks)
    it(`the hook ${id} runs before a commit`, () =>
      inProject({ [`a/${named}`]: calm, [`b/${named}`]: wrong }, (folder) => {
        assert.deepEqual([language, passes], ['system', false]);
        const isWhole = id === 'ai-readiness';
        assert.equal(shell(entry, folder, {}).code, isWhole ? 1 : 0);
        writeFileSync(`${folder}/b/${named}`, `${wrong}#\n`);
        git(folder, ['add', '-A']);
        const { code, out } = shell(entry, folder, {});
        assert.equal(code, 1);
        assert.match(out, /b\/ai-readiness\.yaml:2:8 {2}error {2}schema\/not-one-of/);
      }));

  it('the example for GitLab writes its report', () => {
    const example = /## GitLab\n\n```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const { readiness: job } = parse(example);
    return inProject({ [named]: wrong }, (folder) => {
      // What is installed before it comes over the network.
      const [install, ...script] = job.script;
      assert.equal(install, 'npm ci');
      const { code, out } = shell(script.join('\n'), folder, {});
      assert.equal(code, 1, out);
      const issues = JSON.parse(readFileSync(path.join(folder, job.artifacts.reports.codequality), 'utf8'));
      assert.equal(issues[0].check_name, 'schema/not-one-of');
      assert.match(out, /schema\/not-one-of/);
    });
  });

  it('the example for GitHub asks for what the action has', () => {
    const example = /## GitHub\n[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const [checkout, check] = parse(example).jobs.readiness.steps;
    assert.deepEqual(checkout.with, { 'fetch-depth': 0, lfs: true });
    assert.equal(check.uses, './.github/actions/ai-readiness');
    for (const input of Object.keys(check.with)) assert.ok(input in action.inputs, input);
  });

  describe('the examples of what a change does', () => {
    const [forGithub = '', forGitlab = ''] = [
      ...readFileSync('media/docs/difference.md', 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g),
    ].map(([, text]) => text);
    const diffIn = (steps: readonly (string | { readonly run?: string })[]): string =>
      steps
        .map((step) => (typeof step === 'string' ? step : (step.run ?? '')))
        .find((run) => run.includes('ai-readiness diff')) ?? assert.fail('there is no such step');
    const jobs: readonly (readonly [
      forge: string,
      script: string,
      env: (base: string) => Record<string, string>,
    ])[] = [
      ['GitHub', diffIn(parse(forGithub).jobs.readiness.steps), () => ({ GITHUB_BASE_REF: 'main' })],
      [
        'GitLab',
        diffIn(parse(forGitlab)['readiness-difference'].script),
        (base) => ({ CI_MERGE_REQUEST_DIFF_BASE_SHA: base }),
      ],
    ];
    for (const [forge, script, env] of jobs)
      it(`write a comment and fail for a regression: ${forge}`, () =>
        inProject({ [named]: calm }, (folder) => {
          git(folder, ['update-ref', 'refs/remotes/origin/main', 'HEAD']);
          const base = git(folder, ['rev-parse', 'HEAD']).trim();
          git(folder, ['checkout', '-qb', 'topic']);
          const run = (): Ran => shell(script, folder, env(base));
          writeFileSync(`${folder}/${named}`, `${calm}# more\n`);
          git(folder, ['commit', '-qam', 'two']);
          assert.equal(run().code, 0);
          writeFileSync(`${folder}/${named}`, wrong);
          git(folder, ['commit', '-qam', 'three']);
          const { code, out, err } = run();
          assert.equal(code, 1, err);
          assert.match(out, /This change takes away: 1 regression\./);
          assert.match(
            readFileSync(`${folder}/comment.md`, 'utf8'),
            /^## AI Readiness: this change takes away/,
          );
        }));
  });

  describe('a merge that the forge has made, after the target branch moved on', () => {
    const variable = '${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-$CI_MERGE_REQUEST_DIFF_BASE_SHA}';
    const bin = 'node_modules/.bin/ai-readiness';
    const changed = /^This change takes nothing away\.$/m;
    const shallow = /This is a shallow clone: fetch its whole history/;
    /** What is fetched, as deep as that, what runs, and what comes of it. */
    const states: readonly (readonly [
      what: string,
      ref: 'merge' | 'head',
      depth: number,
      script: string,
      code: number,
      said: RegExp,
    ])[] = [
      ['GitLab, merged results', 'merge', 20, `diff "${variable}" HEAD --fail-on regression`, 0, changed],
      ['GitLab, the branch', 'head', 20, `diff "${variable}" HEAD --fail-on regression`, 0, changed],
      ['GitLab, too shallow', 'head', 1, `diff "${variable}" HEAD`, 2, shallow],
      [
        'GitLab, what changed',
        'merge',
        20,
        `check --changed-since "${variable}"`,
        0,
        /^1 manifest not checked/m,
      ],
      ['GitHub, one commit', 'merge', 1, 'diff origin/main...HEAD', 2, shallow],
      ['GitHub, one commit, its parent', 'merge', 1, 'check --changed-since HEAD^', 2, shallow],
      ['GitHub, two commits', 'merge', 2, 'diff HEAD^ HEAD --fail-on regression', 0, changed],
      ['GitHub, all', 'merge', 0, 'diff origin/main...HEAD --fail-on regression', 0, changed],
      [
        'GitHub, what changed',
        'merge',
        0,
        'check --changed-since origin/main',
        0,
        /^1 manifest not checked/m,
      ],
    ];

    it('is judged by what the branch did', () =>
      inProject({ [`a/${named}`]: calm, [`b/${named}`]: calm }, (folder) => {
        const tip = (name: string): string => git(folder, ['rev-parse', name]).trim();
        const commit = (file: string, text: string): void => {
          writeFileSync(`${folder}/${file}`, text);
          git(folder, ['commit', '-qam', 'a change']);
        };
        const began = tip('HEAD');
        git(folder, ['checkout', '-qb', 'topic']);
        commit(`a/${named}`, `${calm}# more\n`);
        git(folder, ['update-ref', 'refs/forge/head', 'HEAD']);
        git(folder, ['checkout', '-q', 'main']);
        commit(`b/${named}`, wrong);
        for (let more = 0; more < 20; more++) git(folder, ['commit', '-q', '--allow-empty', '-m', 'x']);
        const target = tip('main');
        git(folder, ['checkout', '-q', '--detach']);
        git(folder, ['merge', '-q', '--no-ff', '-m', 'merge', 'topic']);
        git(folder, ['update-ref', 'refs/forge/merge', 'HEAD']);
        // It goes on also after the merge was made.
        git(folder, ['checkout', '-q', 'main']);
        commit(`a/${named}`, wrong);
        for (const [at, [what, ref, depth, script, code, said]] of states.entries()) {
          const clone = `${folder}/.runner/${at}`;
          git(folder, ['init', '-q', clone]);
          symlinkSync(`${folder}/node_modules`, `${clone}/node_modules`);
          const refs = [`refs/forge/${ref}`, ...(depth === 0 ? ['refs/heads/*:refs/remotes/origin/*'] : [])];
          const deep = depth === 0 ? [] : ['--depth', String(depth)];
          git(clone, ['fetch', '-q', ...deep, `file://${folder}`, ...refs]);
          git(clone, ['checkout', '-q', '--detach', 'FETCH_HEAD']);
          const env = {
            CI_MERGE_REQUEST_DIFF_BASE_SHA: began,
            CI_MERGE_REQUEST_TARGET_BRANCH_SHA: ref === 'merge' ? target : '',
          };
          const ran = shell(`${bin} ${script}`, clone, env);
          assert.equal(ran.code, code, `${what}: ${ran.out}${ran.err}`);
          assert.match(ran.out + ran.err, said, what);
        }
      }));

    it('is what the examples for GitLab hold against the target branch', () => {
      for (const text of [page, readFileSync('media/docs/difference.md', 'utf8')])
        assert.ok(text.includes(`"${variable}"`));
    });
  });

  it('the example for pre-commit is the hook', () => {
    const example = /## pre-commit\n[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const [
      {
        hooks: [hook],
      },
    ] = parse(example).repos;
    const { description: _, ...own } = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'))[0];
    assert.deepEqual(hook, own);
  });
});
