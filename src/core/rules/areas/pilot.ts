import { enumerated } from '../../base/words';
import { entries, type Facts, isDone } from '../../facts/context';
import type { Manifest } from '../../schema/generated/manifest-file';
import type { FactPath } from '../../schema/sections';
import type { Rule } from '../rule';

/** Why a pilot proves less than that the process works, in words, and where that stands. */
interface Doubt {
  readonly words: string;
  readonly path: FactPath;
}

const hasRun = ({ manifest: { pilot }, today }: Facts): boolean =>
  Object.keys(pilot?.results ?? {}).length > 0 || isDone(pilot?.from, today);

function onPickedCases({ pilot }: Manifest): Doubt[] {
  return pilot?.on === 'picked-cases'
    ? [{ words: 'it ran on cases that someone picked', path: ['pilot', 'on'] }]
    : [];
}

/** Only where the manifest says what the pilot ran on: otherwise it may have run beside the systems, and says nothing else. */
function withoutIntegrations({ pilot, integrations }: Manifest): Doubt[] {
  const all = entries(integrations);
  const [first] = all;
  if (pilot?.on === undefined || first === undefined) return [];
  return all.every(([, { status }]) => status === 'planned')
    ? [{ words: 'none of its integrations has been built', path: ['integrations', first[0], 'status'] }]
    : [];
}

/** Where every source says that it is none of the system of record's. */
function onOtherData({ data }: Manifest): Doubt[] {
  const all = entries(data);
  const [first] = all;
  return first !== undefined && all.every(([, { systemOfRecord }]) => systemOfRecord === false)
    ? [{ words: 'none of its data is from the system of record', path: ['data', first[0], 'systemOfRecord'] }]
    : [];
}

export const pilotRules: readonly Rule[] = [
  {
    code: 'pilot/proves-a-concept',
    severity: 'warning',
    summary: 'The pilot proves a concept, and not that the process works.',
    why: 'Picked cases are the ones that go well, a pilot without its integrations leaves out what fails most, and a copy of the data is cleaner than the system of record. What was measured there does not tell what will happen in daily work.',
    howToFix:
      'Run it on all cases of some weeks, through the integrations and on the data of the system of record; `on: live-copy` is enough to begin with, since nothing has an effect there. Until then read its results as a proof that the idea works.',
    items: ['evaluation-passed'],
    *check({ facts }) {
      const { manifest } = facts;
      if (manifest.pilot === undefined || !hasRun(facts)) return;
      const doubts = [...onPickedCases(manifest), ...withoutIntegrations(manifest), ...onOtherData(manifest)];
      const [first] = doubts;
      if (first === undefined) return;
      const isPicked = first.path[0] === 'pilot';
      yield {
        message: `The pilot proves a concept and not a process: ${enumerated(doubts.map(({ words }) => words))}.`,
        path: isPicked ? first.path : ['pilot'],
        target: isPicked ? 'value' : 'key',
        related: doubts.slice(isPicked ? 1 : 0).map(({ words, path }) => ({ message: words, path })),
      };
    },
  },
];
