/**
 * What the manifest says of models, systems and the release, held against the labels and keys of the very files that it
 * names for them: a sheet of a supplier, a configuration, the manifest of a package.
 */
import type { Path } from '../../../base/path';
import { shorten } from '../../../base/shorten';
import { type Claim, placeIn } from '../../../facts/claim';
import { entries } from '../../../facts/context';
import type { FileReading, Setting } from '../../../facts/testimony';
import type { Look } from '../base/look';
import { confirmed, contradicted, some, unclear, untold } from '../base/made';
import { aboutModel, type OfModel } from './about';
import { isSheet, type Labelled, labelled } from './labels';
import { releaseSettings } from './release';
import { thingsDeclared } from './things';
import { type Answer, sameDuration, sameRegion, sameVersion, yesOrNo } from './values';

/** Claims of which no other reader has said anything: `told` are those that are known. */
export function declaredSettings(look: Look, told: readonly Claim[]): Claim[] {
  const things = thingsDeclared(look).flatMap((thing) => held(thing));
  return untold([...modelSettings(look), ...systemSettings(look), ...things, ...releaseClaim(look)], told);
}

/** A setting, with the file in which it stands. */
interface Found {
  readonly reading: FileReading;
  readonly setting: Setting;
}

interface Held<T extends Found> {
  readonly path: Path;
  readonly claim: string;
  readonly found: readonly T[];
  readonly compare: (found: T) => Answer;
  /** Set where the file does not say by a name what its keys are of. */
  readonly severity?: 'error' | 'warning' | undefined;
}

/** Confirmed by an equal value, contradicted by a single other one. */
function held<T extends Found>({ path, claim, found, compare, severity = 'error' }: Held<T>): Claim[] {
  const answered = found.map((each) => ({ ...each, answer: compare(each) }));
  const place = ({ reading, setting }: Found): Claim['places'][number] =>
    placeIn(reading, setting, `${setting.path.at(-1) ?? ''}: ${setting.value}`);
  const same = answered.filter(({ answer }) => answer === 'same');
  const [first] = same;
  if (first !== undefined)
    return [
      confirmed({
        path,
        reason: `the declared file says ${shorten(first.setting.value, 60)}`,
        places: same.map(place),
      }),
    ];
  const values = [...new Set(found.map(({ setting }) => setting.value))];
  const ground = {
    path,
    reason: `the declared file says ${shorten(some(values), 120)}, the manifest ${claim}`,
    places: found.map(place),
  };
  if (answered.length === 0) return [];
  const isSure = values.length === 1 && answered.every(({ answer }) => answer === 'other');
  const [value] = values;
  return [
    isSure
      ? contradicted({ ...ground, severity, ...(value === undefined ? {} : { found: value }) })
      : unclear(ground),
  ];
}

function modelSettings(look: Look): Claim[] {
  return entries(look.facts.manifest.models).flatMap(([id, model]) => {
    const about = look
      .declared(model.declaredIn, ['models', id])
      .flatMap((declaration) => aboutModel({ id, model, declaration }));
    const at = (key: string): Path => ['models', id, key];
    const of = (attribute: Labelled['attribute']): OfModel[] =>
      preferred(about.filter((each) => each.attribute === attribute));
    const { version, region, retention, trainsOnInputs, retiresOn } = model;
    return [
      ...nameClaim(at('name'), model.name, of('name')),
      ...(version === undefined
        ? []
        : held({
            path: at('version'),
            claim: version,
            found: of('version'),
            compare: ({ setting }) => sameVersion(version, setting.value),
          })),
      ...(region === undefined
        ? []
        : held({
            path: at('region'),
            claim: region,
            found: of('region'),
            compare: ({ setting }) => sameRegion(region, setting.value),
          })),
      ...(retention === undefined ? [] : durations(at('retention'), retention, of('retention'))),
      ...(trainsOnInputs === undefined
        ? []
        : held({
            path: at('trainsOnInputs'),
            claim: String(trainsOnInputs),
            found: of('training'),
            compare: ({ setting }) => sameTruth(trainsOnInputs, yesOrNo(setting.value)),
          })),
      ...(retiresOn === undefined
        ? []
        : held({
            path: at('retiresOn'),
            claim: retiresOn,
            found: of('retires'),
            compare: ({ setting: { day } }) =>
              day === undefined ? 'unclear' : day === retiresOn ? 'same' : 'other',
          })),
    ];
  });
}

function durations(path: Path, claim: string, found: readonly OfModel[]): Claim[] {
  return held({ path, claim, found, compare: ({ setting, unit }) => sameDuration(claim, setting, unit) });
}

/** What says itself that it speaks of a model goes before what may speak of something else. */
function preferred(found: readonly OfModel[]): OfModel[] {
  const sure = found.filter(({ isOfModel }) => isOfModel);
  return sure.length > 0 ? sure : [...found];
}

function sameTruth(claim: boolean, found: boolean | undefined): Answer {
  return found === undefined ? 'unclear' : found === claim ? 'same' : 'other';
}

/** A name is another one only where a sheet has a line for it; a configuration may have names of its own. */
function nameClaim(path: Path, name: string | undefined, found: readonly OfModel[]): Claim[] {
  if (name === undefined) return [];
  return held({
    path,
    claim: name,
    found: found.filter(({ isOfModel, isNamed }) => isOfModel || isNamed),
    compare: ({ isNamed, isOtherName }) => (isNamed ? 'same' : isOtherName ? 'other' : 'unclear'),
  });
}

/** Where a system runs, by a sheet that the manifest names for it and that speaks of one place alone. */
function systemSettings(look: Look): Claim[] {
  return entries(look.facts.manifest.systems).flatMap(([id, { region, declaredIn }]) => {
    if (region === undefined) return [];
    const found = look.declared(declaredIn, ['systems', id]).flatMap(({ reading, name }) =>
      reading === undefined || (name === undefined && !isSheet(reading))
        ? []
        : labelled(reading.settings ?? [])
            .filter(({ attribute }) => attribute === 'region')
            .map(({ setting }) => ({ reading, setting })),
    );
    const path = ['systems', id, 'region'];
    return held({
      path,
      claim: region,
      found,
      compare: ({ setting: { value } }) => sameRegion(region, value),
    });
  });
}

function releaseClaim(look: Look): Claim[] {
  const { version, declaredIn } = look.facts.manifest.release ?? {};
  if (version === undefined) return [];
  const versionsOfModels = entries(look.facts.manifest.models).flatMap(([, model]) => model.version ?? []);
  const found = look
    .declared(declaredIn, ['release'])
    .flatMap(({ reading, name }) =>
      reading === undefined
        ? []
        : releaseSettings(reading, name !== undefined, version).map((setting) => ({ reading, setting })),
    );
  // A file may say the version of a model as well.
  const own = found.filter(
    ({ setting: { value } }) => value === version || !versionsOfModels.includes(value),
  );
  return held({
    path: ['release', 'version'],
    claim: version,
    found: own,
    compare: ({ setting }) => sameVersion(version, setting.value),
  });
}
