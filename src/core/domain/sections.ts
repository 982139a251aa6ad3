/** What is known of a section of facts besides what the schema says of it. */
import type { Stage } from '../base/stages';
import { enumerated } from '../base/words';
import { workingTimeInWords } from '../base/working-days';
import { entries } from '../facts/context';
import { metricInWords } from '../facts/evaluations';
import { readThreshold, thresholdInWords } from '../facts/threshold';
import type { Manifest } from '../schema/generated/manifest-file';
import type { EntryOf, MapSectionId, SectionId } from '../schema/sections';

/** An entry in words, as its author wrote them: what follows its kind in brackets, and a line each. */
interface Description {
  readonly brief?: readonly (string | undefined)[];
  readonly lines?: readonly (string | undefined)[];
}

/** What is known of entries that have ids. */
interface EntriesRecord {
  /** What stands for the id of a new one until its author has named it. */
  readonly placeholder: string;
  readonly describe: (manifest: Manifest, id: string) => Description;
  /** What follows from an entry's values, a line each: it is computed, and stands nowhere. */
  readonly computed?: (manifest: Manifest, id: string) => string[];
  /** Set where another entry is never a fix for an unknown id: another metric is not what was measured. */
  readonly isUnique?: true;
}

/** What is known of a section. Every section has one record. */
type SectionRecord<S extends SectionId> = {
  /** The stage whose gate asks for these facts. */
  readonly stage: Stage;
  /** The fields with which an entry usually begins. */
  readonly starts: readonly (keyof EntryOf<S> & string)[];
  /** Set where people write an entry on one line. */
  readonly oneLine?: true;
  /** The fields by which an entry is told from the others, the first one that is there; its id goes without saying. */
  readonly namedBy?: readonly (keyof EntryOf<S> & string)[];
} & (S extends MapSectionId ? { readonly entries: EntriesRecord } : { readonly entries?: never });

const labelled = (label: string, value: string | undefined): string | undefined =>
  value === undefined ? undefined : `${label}${value}`;

const inWorkingDays = (time: string | undefined): string | undefined =>
  time === undefined ? undefined : workingTimeInWords(time);

/** The records of all sections, no more and no less. */
export type Sections = { readonly [S in SectionId]: SectionRecord<S> };

/** The record of every section, in the order of the schema. */
export const sections: Sections = {
  workflow: { stage: 'diagnose', starts: ['name', 'summary', 'trigger', 'endState'] },
  risk: { stage: 'diagnose', starts: ['tier', 'role', 'jurisdictions', 'affectsPeople', 'reasoning'] },
  owners: {
    stage: 'diagnose',
    starts: ['handle', 'roles'],
    oneLine: true,
    namedBy: ['name', 'handle'],
    entries: {
      placeholder: 'name',
      describe: ({ owners }, id) => {
        const owner = owners?.[id];
        return {
          brief: owner?.roles ?? [],
          lines: [owner?.name, owner?.handle, labelled('Deputy: ', owner?.deputy)],
        };
      },
    },
  },
  systems: {
    stage: 'diagnose',
    starts: ['name', 'owner', 'access', 'changeLeadTime'],
    oneLine: true,
    namedBy: ['name'],
    entries: {
      placeholder: 'system',
      describe: ({ systems }, id) => {
        const system = systems?.[id];
        return {
          brief: [system?.access],
          lines: [
            system?.name,
            labelled('Owner: ', system?.owner),
            labelled('A change takes ', inWorkingDays(system?.changeLeadTime)),
          ],
        };
      },
    },
  },
  data: {
    stage: 'diagnose',
    starts: ['system', 'systemOfRecord', 'owner', 'classification', 'freshness', 'maxAge'],
    entries: {
      placeholder: 'source',
      describe: ({ data }, id) => {
        const source = data?.[id];
        return {
          brief: [source?.classification, source?.system],
          lines: [
            labelled('Owner: ', source?.owner),
            labelled('Age when it is read: ', source?.freshness),
            labelled('May be this old at most: ', source?.maxAge),
          ],
        };
      },
    },
  },
  integrations: {
    stage: 'design',
    starts: ['system', 'direction', 'status', 'timeout', 'retry', 'fallback'],
    entries: {
      placeholder: 'integration',
      describe: ({ integrations }, id) => {
        const integration = integrations?.[id];
        return {
          brief: [integration?.direction, integration?.system, integration?.status],
          lines: [labelled('Owner: ', integration?.owner), labelled('Fallback: ', integration?.fallback)],
        };
      },
    },
  },
  models: {
    stage: 'design',
    starts: ['provider', 'kind', 'name', 'region'],
    oneLine: true,
    namedBy: ['name'],
    entries: {
      placeholder: 'model',
      describe: ({ models }, id) => {
        const model = models?.[id];
        return {
          brief: [model?.provider, model?.name, model?.version?.toString()],
          lines: [labelled('Region: ', model?.region)],
        };
      },
    },
  },
  release: { stage: 'deploy', starts: ['version', 'commit', 'prompts', 'environment'] },
  evaluations: {
    stage: 'deploy',
    starts: ['item', 'criteria', 'metrics', 'data', 'evaluated', 'result'],
    entries: {
      placeholder: 'evaluation',
      computed: ({ evaluations }, id) => {
        const evaluation = evaluations?.[id] ?? {};
        return entries(evaluation.metrics).flatMap(([name, metric]) => {
          const said = metricInWords(evaluation, metric);
          return said === undefined ? [] : [`${name}: ${said}`];
        });
      },
      describe: ({ evaluations }, id) => {
        const evaluation = evaluations?.[id];
        const metrics = Object.keys(evaluation?.metrics ?? {});
        return {
          brief: [evaluation?.item, evaluation?.evaluated?.release?.toString()],
          lines: [
            labelled('Criteria fixed on ', evaluation?.criteria?.fixedOn),
            metrics.length === 0 ? undefined : `It measures ${enumerated(metrics)}`,
            labelled('Result of ', evaluation?.result?.on),
          ],
        };
      },
    },
  },
  agent: { stage: 'design', starts: ['autonomy', 'maxSteps', 'memory', 'tools'] },
  value: { stage: 'diagnose', starts: ['signal', 'unit', 'direction', 'baseline', 'target'] },
  pilot: { stage: 'diagnose', starts: ['from', 'to'] },
  adoption: { stage: 'design', starts: ['signal', 'target', 'population'] },
  signals: {
    stage: 'design',
    starts: ['source', 'interval', 'threshold', 'owner', 'action'],
    oneLine: true,
    entries: {
      placeholder: 'signal',
      isUnique: true,
      describe: ({ signals }, id) => {
        const signal = signals?.[id];
        const threshold = signal?.threshold === undefined ? undefined : readThreshold(signal.threshold);
        return {
          lines: [
            signal?.source,
            labelled('Measured every ', signal?.interval),
            labelled('It is ', threshold && thresholdInWords(threshold)),
            labelled('Owner: ', signal?.owner),
          ],
        };
      },
    },
  },
  oversight: {
    stage: 'design',
    starts: ['mode', 'reviewRate', 'minutesPerReview', 'hoursPerWeek', 'overseer'],
  },
  escalation: {
    stage: 'design',
    starts: ['when', 'to', 'within', 'safeDefault'],
    oneLine: true,
    namedBy: ['when'],
  },
  controls: { stage: 'deploy', starts: ['rollback', 'stop', 'logging'] },
  cost: { stage: 'design', starts: ['perCase', 'monthlyLimit', 'currency', 'alertAt'] },
};

/** Whether a key is one of a section of facts. */
export function isSection(key: string | number | undefined): key is SectionId {
  return typeof key === 'string' && Object.hasOwn(sections, key);
}

/** Whether a key is one of a section whose entries have ids. */
export function isMapSection(key: string | number | undefined): key is MapSectionId {
  return isSection(key) && sections[key].entries !== undefined;
}

/** The ids of all sections, in the order of the schema. */
export const sectionIds: readonly SectionId[] = Object.keys(sections).filter(isSection);

/** The sections whose entries have ids. */
export const mapSectionIds: readonly MapSectionId[] = sectionIds.filter(isMapSection);
