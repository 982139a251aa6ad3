import { daysBetween, hasEnded } from '../../base/dates';
import { quoted, shorten } from '../../base/shorten';
import { enumerated, plural } from '../../base/words';
import { entries, type Facts, hasReached, isPersonal, isThirdParty, receivedBy } from '../../facts/context';
import { type Pinned, pinOf } from '../../facts/model-ids';
import type { Model } from '../../schema/generated/manifest-file';
import type { Problem, Rule } from '../rule';
import { asOpenWork } from '../severity';
import { unknownIds } from './references';

/** Days before the end of a model at which it is announced: another one has to be evaluated until then. */
const retirementNotice = 90;

/** Where it stands that nobody knows which version runs, and what is wrong with it. */
function moving(id: string, { name, version }: Model, { by }: Pinned & { pin: 'moving' }): Problem {
  const [path, absent] = [
    ['models', id],
    ['models', id, 'version'],
  ];
  const pinIt = 'pin the one that was evaluated';
  switch (by) {
    case 'missing':
      return {
        message: `The model ${quoted(id)} has no version: ${pinIt}.`,
        path,
        target: 'key',
        absent: [absent],
      };
    case 'name':
      return {
        message: `The model ${quoted(id)} is called by ${quoted(name ?? '')}, which may be another model tomorrow: ${pinIt}.`,
        path: [...path, 'name'],
        absent: [absent],
      };
    case 'part':
      return {
        message: `The version ${quoted(String(version))} of the model ${quoted(id)} is only a part of its name, which several versions have: ${pinIt}.`,
        path: absent,
      };
    default:
      return {
        message: `The model ${quoted(id)} has the version ${quoted(String(version))}, which may be another model tomorrow: ${pinIt}.`,
        path: absent,
      };
  }
}

/** When a model is switched off, where that is soon, and what comes to nothing with it. */
function retirement({ manifest, today }: Facts, retiresOn: string): string | undefined {
  const left = daysBetween(today, retiresOn);
  if (left === undefined) return undefined;
  if (left < 0)
    return `was retired on ${retiresOn}, ${plural(-left, 'day')} ago: choose the model that follows it, evaluate that, and change the entry.`;
  const early = daysBetween(retiresOn, manifest.goLive) ?? -1;
  if (early >= 0)
    return `retires on ${retiresOn}, and go-live is on ${manifest.goLive}: evaluate the model that follows it.`;
  if (left > retirementNotice) return undefined;
  const when = left === 0 ? 'today' : `in ${plural(left, 'day')}`;
  return `retires on ${retiresOn}, ${when}: choose the model that follows it, and evaluate that.`;
}

export const modelRules: readonly Rule[] = [
  {
    code: 'model/floating-version',
    severity: 'warning',
    summary: 'From the deploy stage onwards: the version of a model is not pinned.',
    why: 'The model then changes on a day that someone else chooses, and what runs is no longer what was evaluated.',
    howToFix:
      'Write the exact version, or call the model by an id that holds it: `gpt-4o-2024-08-06`, `claude-sonnet-4-5-20250929`, the hash of a revision. Evaluate it again when it changes. `latest`, `champion`, a number that is only a part of the name (`3.5`) and a name without a date (`gpt-4o`) are not versions. Where a provider gives each name to one version only, the name is enough.',
    items: ['third-parties-vetted', 'changes-re-evaluated'],
    *check({ facts }) {
      if (!hasReached(facts, 'deploy')) return;
      for (const [id, model] of entries(facts.manifest.models)) {
        const pinned = pinOf(model);
        const cause = { of: 'version', several: 'models have no pinned version', name: id };
        if (pinned.pin === 'moving') yield { ...moving(id, model, pinned), cause };
      }
    },
  },
  {
    code: 'model/retires',
    severity: 'warning',
    summary: 'A model is switched off soon, or before go-live.',
    why: 'The model that follows it is another model: it has to be chosen, evaluated and approved before the day comes. From the deploy stage onwards a model that is switched off already is an error.',
    howToFix:
      'Choose the model that follows it, evaluate that, and change the entry. Correct `retiresOn` where the provider has moved the day.',
    items: ['changes-re-evaluated', 'third-parties-vetted'],
    *check({ facts }) {
      for (const [id, { retiresOn }] of entries(facts.manifest.models)) {
        const what = retiresOn === undefined ? undefined : retirement(facts, retiresOn);
        if (what === undefined) continue;
        yield {
          message: `The model ${quoted(id)} ${what}`,
          path: ['models', id, 'retiresOn'],
          ...(hasEnded(retiresOn, facts.today) && hasReached(facts, 'deploy') ? { severity: 'error' } : {}),
        };
      }
    },
  },
  {
    code: 'model/trains-on-inputs',
    severity: 'warning',
    summary: 'The provider of a model may train on data that is confidential or personal.',
    why: 'What a model was trained on cannot be taken back, and may come out at another customer. The permission to use the data rarely covers it.',
    howToFix:
      'Switch it off in the contract or the account, and write `trainsOnInputs: false`; or say with `receives` that the data does not reach this model.',
    items: ['third-parties-vetted', 'privacy-controls-designed'],
    *check({ facts }) {
      const received = receivedBy(facts.manifest);
      for (const [id, model] of entries(facts.manifest.models)) {
        if (model.trainsOnInputs !== true || isThirdParty(model.provider) === false) continue;
        const guarded = received(model).filter(
          ([, source]) => source.classification === 'confidential' || isPersonal(source),
        );
        if (guarded.length === 0) continue;
        const names = guarded.slice(0, 3).map(([source]) => shorten(source));
        yield {
          message: `The provider of ${quoted(id)} may train on what it receives, and that is confidential or personal (${enumerated(names)}): switch it off, or keep the data from it.`,
          path: ['models', id, 'trainsOnInputs'],
          ...(model.receives === undefined ? { absent: [['models', id, 'receives']] } : {}),
          severity: asOpenWork(facts),
          related: guarded.slice(0, 10).map(([source]) => ({
            message: `${quoted(source)} reaches it`,
            path: ['data', source],
          })),
        };
      }
    },
  },
  {
    code: 'model/unknown-data',
    severity: 'error',
    summary: 'A model receives data that is not listed.',
    why: 'What is not listed has no owner, no classification and no permission, and leaves all the same.',
    howToFix: 'Correct the id, or add the data source under `data`.',
    items: ['data-sources-inventoried'],
    *check(context) {
      yield* unknownIds(context, 'model/unknown-data');
    },
  },
];
