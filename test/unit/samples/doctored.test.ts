import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fillTemplate, type Stage, stages } from '../../../src/core/service';
import { allSay, bytesOf, type Doctor, recited, rewritten } from './doctor';
import { healthy, judge, readSample, type Sample, textOf } from './sample';

const scans = readSample('returns-desk');
const support = readSample('support-triage');

/** A tampering, and the gates that it must not pass; all that were passed before where none are named. */
interface Doctored {
  readonly about: string;
  readonly doctor: Doctor;
  readonly fails?: readonly Stage[];
  /** Set where one or two samples are enough. */
  readonly areTwoEnough?: true;
}

const isContract = (file: string): boolean => /odcs\.yaml$|openapi\.(?:yaml|json)$/.test(file);
const isResult = (file: string): boolean => /(?:^|\/)(?:evals|evaluation|checks)\/.*\.jsonl?$/.test(file);

const failed = JSON.stringify({
  overall_status: 'FAILED',
  n_cases: 460,
  metrics: { accuracy: 0.41 },
  threshold: { accuracy: 0.9 },
});
const failedReport = `# Evaluation

Run on 16 October 2026 on the cases of September, labelled by two people of the team who did not see the answers.

Verdict: FAILED

| Metric | Threshold | Result | Met |
| --- | --- | --- | --- |
| Accuracy | >= 0.90 | 0.41 | no |
`;

const longReadme = `# The project

${['Install', 'Run', 'Contribute', 'License', 'FAQ'].map((heading) => `## ${heading}\n\n${'This part says how one installs the thing, runs it and asks for help with it. '.repeat(12)}`).join('\n\n')}
`;

const png = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 4, 0, 0, 0, 3, 0,
  8, 2, 0, 0, 0,
]);

const pointer = `version https://git-lfs.github.com/spec/v1
oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
size 12345
`;

function conflicted(text: string): string {
  const lines = text.split('\n');
  const half = Math.floor(lines.length / 2);
  const part = lines.slice(half, half + 3).join('\n');
  return [
    ...lines.slice(0, half),
    '<<<<<<< HEAD',
    part,
    '=======',
    part.toUpperCase(),
    '>>>>>>> release',
    ...lines.slice(half + 3),
  ].join('\n');
}

function inUtf16(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));
}

/** Another year in every date, in whichever way it is written. */
function aYearLater(text: string): string {
  return text.replace(/\b20(2[0-9])\b/g, (_, year) => `20${Number(year) + 1}`);
}

/** Shares above a half, and how many cases of thousands were right. */
function halved(result: string): string {
  return result.replace(/\b0\.[5-9]\d*\b/g, '0.41').replace(/\b22\d\d\b/g, '984');
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const fixture = (name: string): string => readFileSync(`test/fixtures/samples/${name}`, 'utf8');

/** Our templates as the editor writes them, by the path of the new document. */
function templates(): Record<string, string> {
  const values = { workflow: 'Support triage', owner: 'Marek Nowak', date: '2026-11-20' };
  const names = readdirSync('schemas/templates');
  return Object.fromEntries(
    names.map((name) => {
      const template = readFileSync(`schemas/templates/${name}`, 'utf8');
      return [`forms/${name}`, fillTemplate(template, name.replace('.md', ''), values)];
    }),
  );
}

const doctored: readonly Doctored[] = [
  { about: 'every document is the four bytes "todo"', doctor: allSay('todo') },
  { about: 'every document is "todo" in UTF-16', doctor: rewritten(() => inUtf16('todo')) },
  {
    about: 'every document is one line of the real one',
    areTwoEnough: true,
    doctor: rewritten((_, before) => bytesOf(text(before).split('\n')[0] ?? '')),
  },
  {
    about: 'every piece of evidence is one bare link',
    areTwoEnough: true,
    doctor: recited(() => ['https://wiki.corrib-broadband.com/readiness']),
  },
  {
    about: 'every piece of evidence is one link that someone looked at',
    doctor: recited(() => [
      { url: 'https://wiki.corrib-broadband.com/readiness', on: '2026-11-20', by: 'marek' },
    ]),
  },
  {
    about: 'every piece of evidence is a link to nowhere',
    areTwoEnough: true,
    doctor: recited(() => [{ url: 'https://nowhere.invalid/readiness', on: '2026-11-20', by: 'marek' }]),
  },
  {
    about: 'every piece of evidence is a link to example.com',
    areTwoEnough: true,
    doctor: recited(() => [{ url: 'https://example.com/', on: '2026-11-20', by: 'marek' }]),
  },
  { about: 'every piece of evidence is one folder', doctor: recited(() => ['docs']) },
  {
    about: 'every piece of evidence is a README of one line',
    areTwoEnough: true,
    doctor: recited(() => ['docs/README.md'], { 'docs/README.md': '# Documents of the project\n' }),
  },
  {
    about: 'every piece of evidence is one long README',
    doctor: recited(() => ['docs/README.md'], { 'docs/README.md': longReadme }),
  },
  {
    about: 'every piece of evidence is one long document',
    areTwoEnough: true,
    doctor: recited(() => ['docs/handbook.md'], { 'docs/handbook.md': longReadme }),
  },
  {
    about: 'contracts are no YAML',
    doctor: rewritten(() => bytesOf('hello: ['), isContract),
    fails: ['design'],
  },
  {
    about: 'evaluations say that they failed',
    areTwoEnough: true,
    doctor: rewritten(() => bytesOf(failed), isResult),
    fails: ['deploy'],
  },
  {
    about: 'evaluations have less than half of what is asked for',
    areTwoEnough: true,
    doctor: rewritten((_, before) => bytesOf(halved(text(before))), isResult),
    fails: ['deploy'],
  },
  {
    about: 'evaluations are reports that say that they failed',
    areTwoEnough: true,
    doctor: recited((item, before) => (item === 'evaluation-passed' ? ['docs/failed.md'] : before), {
      'docs/failed.md': failedReport,
    }),
    fails: ['deploy'],
  },
  {
    about: 'every document is the result of a scan',
    areTwoEnough: true,
    doctor: rewritten(() => scans.get('scans/gitleaks.sarif') ?? new Uint8Array()),
  },
  {
    about: 'every document is a test report',
    areTwoEnough: true,
    doctor: rewritten(() => scans.get('tests/integration.xml') ?? new Uint8Array()),
  },
  {
    about: 'every document is a data contract',
    areTwoEnough: true,
    doctor: rewritten(() => support.get('contracts/tickets.odcs.yaml') ?? new Uint8Array()),
  },
  {
    about: 'every piece of evidence is an evaluation',
    areTwoEnough: true,
    doctor: recited(() => ['evals/any.json'], { 'evals/any.json': textOf(support, 'evals/release-7.json') }),
  },
  {
    about: 'every piece of evidence is the template of its item',
    doctor: recited((item) => [`forms/${item}.md`], templates()),
  },
  { about: 'every document is the template of decisions', doctor: allSay(fixture('madr.md')) },
  { about: 'every document is the template of a security policy', doctor: allSay(fixture('security.md')) },
  { about: 'every document is a Git LFS pointer', doctor: allSay(pointer) },
  {
    about: 'every document has conflict markers',
    areTwoEnough: true,
    doctor: rewritten((_, before) => bytesOf(conflicted(text(before)))),
  },
  { about: 'every document is an empty object', doctor: allSay('{}') },
  { about: 'every document is a picture by another name', doctor: rewritten(() => png) },
  {
    about: 'every piece of evidence is a PDF that is none',
    areTwoEnough: true,
    doctor: recited(() => ['docs/proof.pdf'], { 'docs/proof.pdf': 'todo' }),
  },
  {
    about: 'every date in the files is a year later',
    doctor: rewritten((_, before) => bytesOf(aYearLater(text(before)))),
    fails: ['design', 'deploy', 'operate'],
  },
];

/** A sample alone, as a repository of its own. */
function alone(manifest: string): { readonly sample: Sample; readonly manifest: string } {
  const [top = ''] = manifest.split('/');
  return { sample: readSample(top), manifest: manifest.slice(top.length + 1) };
}

describe('A doctored copy', () => {
  for (const [index, name] of healthy.entries()) {
    describe(`of ${name}`, () => {
      const original = alone(name);
      let passed: readonly Stage[] = [];
      before(async () => {
        const { gates } = await judge(original.sample, original.manifest);
        passed = stages.filter((stage) => gates[stage].state === 'passed');
        assert.ok(passed.length >= 2, passed.join(', '));
      });
      for (const { about, doctor, fails = stages, areTwoEnough } of doctored) {
        if (areTwoEnough && index > 1) continue;
        it(`passes nothing where ${about}`, async () => {
          const { sample, manifest } = doctor(original);
          const { gates, findings } = await judge(sample, manifest);
          const concerned = passed.filter((stage) => fails.includes(stage));
          assert.deepEqual(
            concerned.filter((stage) => gates[stage].state === 'passed'),
            [],
          );
          if (concerned.length > 0) assert.ok(findings.some(({ code }) => code.startsWith('evidence/')));
        });
      }
    });
  }
});
