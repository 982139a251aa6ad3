/**
 * Many manifests: time and memory of `report` with one thread and with two, next to a plain script that parses and validates
 * the same files with `yaml` and `ajv`, as a generic YAML extension does. `npm run bench -- report --manifests 10000`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { table, times } from './measure';

const sample = 'test/workspaces/group-invoices';

/** What one run took. */
interface Ran {
  readonly seconds: number;
  readonly megabytes: number;
  readonly lines: number;
}

/** Prints the peak of its memory at the end, whatever it runs. */
const measuring =
  'process.on("exit", () => process.stderr.write("\\nPEAK " + process.resourceUsage().maxRSS + "\\n"));';

/** What a generic extension does: parse, and hold the result against the schema. */
const validating = `
const { readFileSync } = require('node:fs');
const { parse } = require('yaml');
const { Ajv2020 } = require('ajv/dist/2020.js');
const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { date: true } });
const validate = ajv.compile(JSON.parse(readFileSync('schemas/ai-readiness.schema.json', 'utf8')));
for (const file of readFileSync(0, 'utf8').split('\\n').filter(Boolean)) {
  const valid = validate(parse(readFileSync(file, 'utf8')));
  process.stdout.write(JSON.stringify({ file, valid }) + '\\n');
}
`;

function main(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { manifests: { type: 'string', default: '1000' } },
  });
  const count = Number(values.manifests);
  const folder = mkdtempSync(path.join(tmpdir(), 'ai-readiness-bench-'));
  try {
    const files = write(folder, count);
    const list = files.join('\n');
    const report = (jobs: string): Ran =>
      run(['dist/cli.js', 'report', '-', '--format', 'jsonl', '--today', '2026-11-22', '--jobs', jobs], list);
    const peer = run(['-e', validating], list);
    const runs = [
      ['yaml and ajv, validation alone', peer] as const,
      ['report, one thread', report('1')] as const,
      ['report, two threads', report('2')] as const,
    ];
    console.log(
      `${table([
        [
          `${count} manifests of ${bytesOf(files)} bytes`,
          'seconds',
          'manifests/s',
          'peak',
          'of validation alone',
        ],
        ...runs.map(([name, { seconds, megabytes, lines }]) => {
          if (lines !== count) throw new Error(`${name} told ${lines} of ${count} manifests.`);
          return [
            name,
            seconds.toFixed(1),
            (count / seconds).toFixed(0),
            `${megabytes.toFixed(0)} MB`,
            times(seconds / peer.seconds),
          ];
        }),
      ])}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Repositories of ten services each, with their evidence; in every manifest something else is said. */
function write(folder: string, count: number): string[] {
  const text = readFileSync(path.join(sample, 'ai-readiness.yaml'), 'utf8');
  return Array.from({ length: count }, (_, at) => {
    const repository = path.join(folder, `repository-${Math.floor(at / 10)}`);
    const service = path.join(repository, `service-${at}`);
    mkdirSync(path.join(repository, '.git'), { recursive: true });
    cpSync(sample, service, { recursive: true });
    const file = path.join(service, 'ai-readiness.yaml');
    const stage = ['diagnose', 'design', 'deploy', 'operate'][at % 4] ?? 'design';
    writeFileSync(
      file,
      text.replace(/^ {2}name: .*$/m, `  name: Workflow ${at}`).replace(/^stage: \w+/m, `stage: ${stage}`),
    );
    return file;
  });
}

function bytesOf([first = '']: readonly string[]): number {
  return readFileSync(first).length;
}

function run(args: readonly string[], input: string): Ran {
  const began = performance.now();
  const peak = `data:text/javascript,${encodeURIComponent(measuring)}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', peak, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 2_000_000_000,
  });
  const seconds = (performance.now() - began) / 1_000;
  const peaks = [...stderr.matchAll(/PEAK (\d+)/g)].map(([, peak]) => Number(peak));
  return { seconds, megabytes: Math.max(0, ...peaks) / 1_000, lines: stdout.split('\n').length - 1 };
}

main(process.argv.slice(2));
