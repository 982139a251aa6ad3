import { isInTheFuture } from '../../base/dates';
import { secondsOf } from '../../base/durations';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { entries, holdersOf, isDone, personalMark, receivedBy } from '../../facts/context';
import { readModelId } from '../../facts/model-ids';
import type { Manifest, Model, Source } from '../../schema/generated/manifest-file';
import { choiceFix, pick, setFix } from '../fixes/fixes';
import type { Rule } from '../rule';
import { asOpenBoundary, asOpenWork } from '../severity';
import { unknownIds } from './references';

/** Who most likely answers for a source: the owner of its system, then whoever answers for data. */
function likelyOwners(manifest: Manifest, id: string): string[] {
  const system = manifest.systems?.[manifest.data?.[id]?.system ?? ''];
  return [
    ...(system?.owner === undefined ? [] : [system.owner]),
    ...holdersOf(manifest, 'data').map(([owner]) => owner),
  ];
}

export const dataRules: readonly Rule[] = [
  {
    code: 'data/no-owner',
    severity: 'warning',
    summary: 'A data source has no owner.',
    why: 'Nobody can promise its quality, permit its use or say when it changes. It is information in diagnose, a warning in design, and an error from deploy on.',
    howToFix:
      'Find out who is accountable for the data in its system of record, ask them, and name them under `owner`.',
    items: ['data-sources-inventoried'],
    *check({ facts }) {
      const severity = asOpenBoundary(facts);
      for (const [id, { owner }] of entries(facts.manifest.data)) {
        if (owner !== undefined) continue;
        yield {
          message: `The data source ${quoted(id)} has no owner: name who is accountable for its quality and use.`,
          path: ['data', id],
          target: 'key',
          severity,
          absent: [['data', id, 'owner']],
          cause: {
            of: 'owner',
            several: 'data sources have no owner',
            how: 'Name who is accountable for their quality and use',
            name: id,
          },
          fixes: pick(likelyOwners(facts.manifest, id), (each) =>
            choiceFix(`Name ${quoted(each)} as its owner`, ['data', id, 'owner'], each),
          ),
        };
      }
    },
  },
  {
    code: 'data/no-system-of-record',
    severity: 'warning',
    summary: 'A data source does not come from a system of record.',
    why: 'A copy drifts from the truth. When the two differ, nobody can say which is right.',
    howToFix:
      'Name the `system` that holds the authoritative data, and read from there; or say in the data contract how the copy is kept in sync.',
    items: ['data-sources-inventoried'],
    *check({ facts }) {
      for (const [id, { system, systemOfRecord }] of entries(facts.manifest.data)) {
        const severity = asOpenWork(facts);
        if (system === undefined)
          yield {
            message: `The data source ${quoted(id)} does not say which system it comes from: add "system".`,
            absent: [['data', id, 'system']],
            cause: {
              of: 'system',
              several: 'data sources do not say which system they come from',
              name: id,
            },
            path: ['data', id],
            target: 'key',
            severity,
            fixes: pick(Object.keys(facts.manifest.systems ?? {}), (each) =>
              choiceFix(`It comes from ${quoted(each)}`, ['data', id, 'system'], each),
            ),
          };
        else if (systemOfRecord === false) {
          yield {
            message: `${quoted(id)} is read from ${quoted(system)}, which is not its system of record: read it from there, or agree how the copy is kept in sync.`,
            path: ['data', id, 'systemOfRecord'],
            target: 'key',
            severity,
            cause: {
              of: 'systemOfRecord',
              several: 'data sources are not read from their system of record',
              name: id,
            },
          };
        }
      }
    },
  },
  {
    code: 'data/unknown-system',
    severity: 'error',
    summary: 'A data source comes from a system that is not listed.',
    why: 'A system that is not listed has no owner and no lead time either.',
    howToFix: 'Correct the id, or add the system under `systems`.',
    items: ['data-sources-inventoried', 'systems-inventoried'],
    *check(context) {
      yield* unknownIds(context, 'data/unknown-system');
    },
  },
  {
    code: 'data/access-unproven',
    severity: 'warning',
    summary: 'Nobody has read a real sample of a data source with the identity that the workflow will use.',
    why: 'Promised access is the most common surprise: the export in the trial came from a person with different rights.',
    howToFix: 'Read a sample with the identity of the workflow, and record the date under `accessProvenOn`.',
    items: ['data-access-proven'],
    *check({ facts }) {
      for (const [id, { accessProvenOn }] of entries(facts.manifest.data)) {
        if (isDone(accessProvenOn, facts.today)) continue;
        const severity = asOpenWork(facts);
        if (accessProvenOn === undefined) {
          yield {
            message: `Access to ${quoted(id)} has not been proven: read a real sample with the identity of the workflow, and record the date in "accessProvenOn".`,
            absent: [['data', id, 'accessProvenOn']],
            cause: { of: 'accessProvenOn', several: 'data sources have no proven access', name: id },
            path: ['data', id],
            target: 'key',
            severity,
          };
        } else {
          yield {
            message: `Access to ${quoted(id)} has not been proven yet: ${accessProvenOn} is in the future.`,
            path: ['data', id, 'accessProvenOn'],
            severity,
          };
        }
      }
    },
  },
  {
    code: 'data/not-permitted',
    severity: 'error',
    summary: 'The use of a data source for this purpose is not permitted.',
    why: 'Data that may not be used for this purpose has to be taken out again, with everything built on it. While the decision is pending this is a warning, and information in diagnose.',
    howToFix:
      'Get a decision from whoever may make it (privacy, legal, the owner, the supplier), or leave the source out.',
    items: ['data-use-permitted'],
    *check({ facts }) {
      for (const [id, { permitted }] of entries(facts.manifest.data)) {
        const decision = permitted?.decision;
        if (decision === 'granted' && isInTheFuture(permitted?.on, facts.today)) {
          const date = ['data', id, 'permitted', 'on'];
          yield {
            message: `The use of ${quoted(id)} was granted on ${permitted?.on}, which lies in the future: write the date of the decision.`,
            path: date,
            fixes: [
              setFix(
                { kind: 'confirm', title: `Write today (${facts.today})`, which: 'today' },
                date,
                facts.today,
              ),
            ],
          };
        }
        if (decision === undefined || decision === 'granted') continue;
        const path = ['data', id, 'permitted', 'decision'];
        const purpose =
          permitted?.purpose === undefined ? 'for this purpose' : `for ${quoted(permitted.purpose)}`;
        if (decision === 'pending')
          yield {
            message: `The use of ${quoted(id)} ${purpose} has not been decided yet: ask whoever decides it.`,
            path,
            target: 'key',
            severity: asOpenWork(facts),
            cause: { of: 'pending', several: 'data sources wait for a decision on their use', name: id },
          };
        else
          yield {
            message: `The use of ${quoted(id)} ${purpose} is ${decision}: leave the source out, or get another decision.`,
            path,
            target: 'key',
          };
      }
    },
  },
  {
    code: 'data/stale-by-design',
    severity: 'error',
    summary: 'Data is older when it is read than it is allowed to be.',
    why: 'The manifest contradicts itself: with this `freshness` every case is worked on with data older than `maxAge` allows.',
    howToFix: 'Read the data more often, or find out whether older data would be good enough.',
    items: ['data-sources-inventoried', 'data-contract-agreed'],
    *check({ facts }) {
      for (const [id, { freshness, maxAge }] of entries(facts.manifest.data)) {
        const [age, allowed] = [secondsOf(freshness), secondsOf(maxAge)];
        if (age === undefined || allowed === undefined || age <= allowed) continue;
        yield {
          message: `${quoted(id)} is ${freshness} old when it is read, but may be ${maxAge} at most: read it more often, or allow older data.`,
          path: ['data', id, 'freshness'],
          related: [{ message: 'The maximum age', path: ['data', id, 'maxAge'] }],
        };
      }
    },
  },
  {
    code: 'data/leaves-boundary',
    severity: 'warning',
    summary:
      'Personal data may go to a model, and where that runs is not stated, or is more than one region.',
    why: 'Where personal data is processed decides which law applies and which agreements are needed. A profile across regions (`eu.`, `us.`, `global.`) sends a request wherever there is room in it, whatever the region of the account.',
    howToFix:
      'State the `region` in which the model runs; for a profile across regions, state its reach (`region: eu`), or call the model in one region. Where personal data does not reach a model, say with `receives` what does.',
    items: ['privacy-controls-designed'],
    *check({ facts }) {
      const received = receivedBy(facts.manifest);
      for (const [id, model] of entries(facts.manifest.models)) {
        const place = unboundedBy(model);
        const personal = place === undefined ? [] : personalAmong(received(model), 10);
        const [first] = personal;
        if (first === undefined || place === undefined) continue;
        const path = ['models', id, place.field];
        const lacking = (value: unknown, key: string): Path[] =>
          value === undefined ? [['models', id, key]] : [];
        yield {
          message: `The model ${quoted(id)} ${place.what}, and ${quoted(first.source)} is ${first.words}: say where the data goes.`,
          absent: [...lacking(model.region, 'region'), ...lacking(model.receives, 'receives')],
          path: place.field === 'region' && model.region === undefined ? ['models', id] : path,
          ...(place.field === 'name' || model.region !== undefined ? {} : { target: 'key' as const }),
          ...(place.what === 'has no region'
            ? { cause: { of: 'region', several: 'models of personal data have no region', name: id } }
            : {}),
          severity: asOpenWork(facts),
          related: personal.map(({ source, words, key }) => ({
            message: `${quoted(source)} is ${words}`,
            path: ['data', source, key],
          })),
        };
      }
    },
  },
];

interface Personal {
  readonly source: string;
  readonly words: string;
  readonly key: string;
}

/** The first of some sources that are about people, and what says so. */
function personalAmong(
  sources: readonly (readonly [id: string, source: Source])[],
  most: number,
): Personal[] {
  const found: Personal[] = [];
  for (const [source, entry] of sources) {
    const by = personalMark(entry);
    if (by !== undefined) found.push({ source, ...by });
    if (found.length === most) break;
  }
  return found;
}

/** How far the profiles go by which a model is called across regions, and the regions that say the same. */
const reaches: ReadonlyMap<string, { readonly words: string; readonly same: RegExp }> = new Map([
  ['eu', { words: 'any region of the EU', same: /^(?:eu|eea|europe|european union)$/i }],
  ['us', { words: 'any region of the US', same: /^(?:us|usa|united states)$/i }],
  ['us-gov', { words: 'any GovCloud region', same: /^(?:us-gov|govcloud)$/i }],
  ['apac', { words: 'any region of Asia and the Pacific', same: /^(?:apac|asia(?:[ -]pacific)?)$/i }],
  ['jp', { words: 'any region of Japan', same: /^(?:jp|japan)$/i }],
  ['au', { words: 'any region of Australia', same: /^(?:au|australia)$/i }],
  ['ca', { words: 'any region of Canada', same: /^(?:ca|canada)$/i }],
  ['global', { words: 'any region of the world', same: /^(?:global|world(?:wide)?)$/i }],
]);

/** What says that the data may go anywhere, and in which field; undefined where it is known how far it goes. */
function unboundedBy({
  name,
  region,
}: Model): { readonly what: string; readonly field: 'region' | 'name' } | undefined {
  const profile = name === undefined ? undefined : readModelId(name).profile;
  const reach = profile === undefined ? undefined : reaches.get(profile);
  if (profile === undefined || reach === undefined)
    return region === undefined ? { what: 'has no region', field: 'region' } : undefined;
  const what = `is called by the profile ${quoted(`${profile}.`)}, which may use ${reach.words}`;
  if (region === undefined) return profile === 'global' ? { what, field: 'name' } : undefined;
  return reach.same.test(region.trim())
    ? undefined
    : { what: `${what}, not only ${quoted(region)}`, field: 'region' };
}
