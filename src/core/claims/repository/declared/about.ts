/** Which labels of a declared file speak of one model of the manifest. */
import type { FileReading, Setting } from '../../../facts/testimony';
import type { Model } from '../../../schema/generated/manifest-file';
import type { Declaration } from '../base/look';
import { type Cloud, regionNamed } from '../base/regions';
import { areAmong, wordsOf } from '../base/words';
import { isAlike, isOfKnownFamily, matchOf, namedBy } from '../models/match';
import { groupOf, isSheet, type Labelled, labelled } from './labels';

export interface OfModel extends Labelled {
  readonly reading: FileReading;
  /** Of a name: whether it is that of the manifest, and whether it is certainly another one. */
  readonly isNamed: boolean;
  readonly isOtherName: boolean;
}

interface About {
  readonly id: string;
  readonly model: Model;
  readonly declaration: Declaration;
}

/** All at the place that the manifest names; else what stands beside the name of the model, or above it. */
export function aboutModel({ id, model, declaration: { reading, name: place } }: About): OfModel[] {
  if (reading === undefined) return [];
  const found = labelled(reading.settings ?? []).map((each) => ({
    ...each,
    reading,
    ...namedAs(each, model),
  }));
  const isOfSheet = isSheet(reading);
  const names = found.filter(({ isNamed }) => isNamed);
  const groups = names.map(({ setting }) => groupOf(setting));
  const isOwn = ({ attribute, setting, isOfModel }: OfModel): boolean => {
    if (attribute === 'name') return place !== undefined || isNamedOnce(found, isOfSheet) || names.length > 0;
    if (place !== undefined) return true;
    if (groups.includes(groupOf(setting)) || isOfId(setting, id)) return true;
    if (attribute === 'version') return isOfModel && names.length > 0;
    return attribute === 'region' && !isOfSheet && groups.some((group) => isBelow(group, groupOf(setting)));
  };
  const isSaidElsewhere = reading.testimony.some(({ fact }) => fact === 'model' || fact === 'model-version');
  return found
    .filter(isOwn)
    .filter(({ attribute }) => !isSaidElsewhere || (attribute !== 'name' && attribute !== 'version'))
    .filter((each) => isOfSheet || each.attribute !== 'region' || isOfCloud(each.setting, model))
    .map((each) => (isOfSheet || !each.isOtherName ? each : { ...each, isOtherName: isNear(each, model) }));
}

function namedAs(
  { attribute, setting: { value } }: Labelled,
  { name, version }: Model,
): Pick<OfModel, 'isNamed' | 'isOtherName'> {
  if (attribute !== 'name' || name === undefined) return { isNamed: false, isOtherName: false };
  const match = matchOf(namedBy(name, version), namedBy(value, undefined));
  const [own, found] = [wordsOf(name), wordsOf(value)];
  const isPart = areAmong(own, found) || areAmong(found, own);
  const isNamed = own.join(' ') === found.join(' ') || isAlike(match);
  // A name of one's own may stand for that of a maker.
  const areAlike = isOfKnownFamily(name) === isOfKnownFamily(value);
  return { isNamed, isOtherName: !isNamed && !isPart && match !== 'part' && areAlike };
}

/** Whether two names that are no maker's have a word in common, so that they are of one kind. */
function isNear({ setting }: Labelled, { name = '' }: Model): boolean {
  const own = new Set(wordsOf(name));
  return wordsOf(setting.value).some((word) => own.has(word));
}

function isNamedOnce(found: readonly Labelled[], isOfSheet: boolean): boolean {
  return (
    isOfSheet && found.filter(({ attribute, isOfModel }) => attribute === 'name' && isOfModel).length === 1
  );
}

/** `ranker: { version: … }`. */
function isOfId({ path }: Setting, id: string): boolean {
  const above = path.at(-2);
  return above !== undefined && wordsOf(above).join(' ') === wordsOf(id).join(' ');
}

/** Whether a group lies below another one that is not the whole file. */
function isBelow(group: string, above: string): boolean {
  return above !== '' && group.startsWith(`${above}\n`);
}

const clouds: readonly (readonly [is: RegExp, cloud: Cloud])[] = [
  [/aws|bedrock|amazon|sagemaker/i, 'aws'],
  [/azure|microsoft/i, 'azure'],
  [/google|vertex|gcp/i, 'google'],
];

/** Whether a region is one of the cloud that provides the model: an application may run in another. */
function isOfCloud({ value }: Setting, { provider, region }: Model): boolean {
  const found = regionNamed(value)?.cloud;
  const own = clouds.find(([is]) => is.test(provider ?? ''))?.[1];
  if (own !== undefined) return found === own;
  return region !== undefined && found !== undefined && found === regionNamed(region)?.cloud;
}
