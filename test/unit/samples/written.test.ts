import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../src/core/edit/apply/apply';
import { readDocument } from '../../../src/core/service';
import { bytesOf } from './doctor';
import { judge, readSample, type Sample, textOf } from './sample';

/** A file of a sample in which something is said otherwise, and what the manifest is then offered to say. */
interface Case {
  readonly manifest: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** `path value`, of each fix. */
  readonly offers: readonly string[];
  /** What the claim is once it is said; confirmed where nothing else is given. */
  readonly becomes?: 'cannot-tell';
}

const returns = 'returns-desk/ai-readiness.yaml';
const notes = 'meeting-notes/ai-readiness.yaml';
const sheet = 'meeting-notes/vendor/service-description.md';
const screening = 'applicant-screening/ai-readiness.yml';
const manuals = 'field-manuals/ai-readiness.yaml';
const bicep = 'field-manuals/infra/main.bicep';
const table: readonly (readonly [about: string, given: Case])[] = [
  [
    'the version of a release',
    {
      manifest: returns,
      file: 'returns-desk/agent/settings.yaml',
      from: 'release: 1.4.0-rc2',
      to: 'release: 1.5.0',
      offers: ['release.version "1.5.0"'],
    },
  ],
  [
    'the version of a model and of the release that it is',
    {
      manifest: notes,
      file: sheet,
      from: '| Version | 4.8.2 |',
      to: '| Version | 4.9.0 |',
      offers: ['models.notes.version "4.9.0"', 'release.version "4.9.0"'],
    },
  ],
  [
    'where a model runs',
    {
      manifest: notes,
      file: sheet,
      from: '| Region | eu-west-3 |',
      to: '| Region | us-east-1 |',
      offers: ['systems.recapify.region "us-east-1"', 'models.notes.region "us-east-1"'],
    },
  ],
  [
    'where a model runs, in words',
    {
      manifest: notes,
      file: sheet,
      from: '| Region | eu-west-3 |',
      to: '| Region | United States |',
      offers: ['systems.recapify.region "United States"', 'models.notes.region "United States"'],
    },
  ],
  [
    'how long its inputs are kept, as a duration',
    {
      manifest: notes,
      file: sheet,
      from: '| Kept for | 7 days |',
      to: '| Kept for | 30d |',
      offers: ['models.notes.retention "30d"'],
    },
  ],
  [
    'how long its inputs are kept, in words that no manifest has',
    { manifest: notes, file: sheet, from: '| Kept for | 7 days |', to: '| Kept for | 30 days |', offers: [] },
  ],
  [
    'a model of one’s own',
    {
      manifest: screening,
      file: 'applicant-screening/model/params.yaml',
      from: 'version: 2026.10.3',
      to: 'version: 2026.11.1',
      offers: ['models.ranker.version "2026.11.1"'],
    },
  ],
  [
    'where a deployed model runs',
    {
      manifest: manuals,
      file: bicep,
      from: "location string = 'swedencentral'",
      to: "location string = 'westeurope'",
      offers: ['models.writer.region "westeurope"', 'models.embedder.region "westeurope"'],
      becomes: 'cannot-tell',
    },
  ],
  [
    'how long logs are kept',
    {
      manifest: manuals,
      file: bicep,
      from: 'retentionInDays: 365',
      to: 'retentionInDays: 90',
      offers: ['controls.logging.retention "90d"'],
    },
  ],
];

const all = readSample();
const begins = 'Write what the file says: ';

function replaced(sample: Sample, file: string, from: string, to: string): Sample {
  const before = textOf(sample, file);
  if (before.split(from).length !== 2) throw new Error(`"${from}" does not stand there once`);
  return new Map([...sample, [file, bytesOf(before.replace(from, () => to))]]);
}

describe('a sample of which a file says something else', () => {
  for (const [about, { manifest, file, from, to, offers, becomes = 'confirmed' }] of table) {
    it(`${about}: the manifest can be made to say it`, async () => {
      const sample = replaced(all, file, from, to);
      const report = await judge(sample, manifest);
      const offered = report.findings.flatMap((finding) =>
        finding.fixes.filter(({ title }) => title.startsWith(begins)).map((fix) => ({ finding, fix })),
      );
      assert.deepEqual(
        offered.map(({ finding, fix }) => `${finding.path.join('.')} ${fix.title.slice(begins.length)}`),
        offers,
      );
      for (const { finding, fix } of offered) {
        const path = finding.path.join('.');
        const document = readDocument(textOf(sample, manifest));
        const edits = applyOperations(document, fix.operations);
        assert.ok(!isRefusal(edits), path);
        const text = applyEdits(document.text, edits);
        const after = await judge(new Map([...sample, [manifest, bytesOf(text)]]), manifest);
        const left = after.findings.filter(
          (each) => each.code === finding.code && each.path.join('.') === path,
        );
        assert.deepEqual(left, [], path);
        // What other files say of it is another matter.
        const said = after.claims.filter(
          (claim) => claim.path.join('.') === path && claim.places.some((place) => place.file === file),
        );
        const verdicts = said.map(({ verdict }) => verdict);
        assert.deepEqual(verdicts, [becomes], path);
      }
    });
  }
});
