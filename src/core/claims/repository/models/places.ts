/** Where the repository says which model it uses, and what such a place is worth. */
import type { Claim } from '../../../facts/claim';
import { isForDevelopment, isInExample, isMenu } from '../base/aside';
import type { Found, Look } from '../base/look';
import { placeOf, some } from '../base/made';
import { wordsOf } from '../base/words';
import { inWords, matchOf, type Named, namedBy, type Use, useOf } from './match';

/** A place that names a model, with what its name says, worked out once. */
export interface ModelPlace extends Found<'model'> {
  readonly named: Named;
  readonly use: Use;
  /** The setting that it gives a value: the same in every file, however it is written there. */
  readonly slot: string | undefined;
  /** The words of that setting. */
  readonly words: ReadonlySet<string>;
}

/** What some testimony about models says. */
export function modelPlace(found: Found<'model'>): ModelPlace {
  const { id, version, setting, deployment } = found.said.value;
  const words = new Set(wordsOf(setting ?? ''));
  return {
    ...found,
    named: namedBy(id, version),
    use: useOf(id, setting, deployment),
    slot: slotOf(setting, words),
    words,
  };
}

const parameters = /\.parameters(?:\.[^/]{1,100})?\.json$|\.bicepparam$|\.tfvars(?:\.json)?$/i;

/** A setting whose name says nothing but that it is a model's may be another one in each file. */
function slotOf(setting: string | undefined, words: ReadonlySet<string>): string | undefined {
  if ([...words].every((word) => filler.has(word))) return undefined;
  return setting
    ?.toLowerCase()
    .replace(/[^a-z\d]/g, '')
    .replace(/(?:name|version|id)$/, '');
}

/** What of a name says nothing: each setting of a model has these words. */
export const filler: ReadonlySet<string> = new Set([
  ...['model', 'name', 'id', 'version', 'llm', 'ai', 'the', 'main', 'default', 'deployment'],
]);

/** Every place that names a model, but for those in catalogues, which list what may be chosen. */
export function modelPlaces(look: Look): readonly ModelPlace[] {
  return look.once('places of models', () => {
    const catalogues = new Set(look.find('model-catalogue').map(({ file }) => file));
    return look
      .find('model')
      .filter(({ file }) => !catalogues.has(file))
      .map(modelPlace);
  });
}

/** Whether a place is a resource or a setting of the product, and no example of one. */
export function isSet({ role, said: { value } }: ModelPlace): boolean {
  return role === 'product' && isOfProduct(value.role) && isSetting(value.site) && value.sample !== true;
}

function isSetting(site: string): boolean {
  return site === 'deployed' || site === 'configured';
}

/** Whether the file of a place says by its name that it is not what runs in production. */
export function isAside({ file }: Pick<ModelPlace, 'file'>): boolean {
  return isForDevelopment(file) || isInExample(file) || isMenu(file);
}

/** A key that names a judge is that of an evaluation, wherever it stands. */
function isOfProduct(role: string | undefined): boolean {
  return role === undefined || role === 'product' || role === 'example';
}

/** Whether a place can show that the manifest has a model: set, or a literal in code; or a whole pinned id anywhere in it. */
export function canConfirm(place: ModelPlace, isForEvaluation: boolean): boolean {
  const { role, said } = place;
  const { value } = said;
  if (value.sample === true) return false;
  const isEvaluation = role === 'evaluation' || value.role === 'evaluation';
  if (isEvaluation ? !isForEvaluation : role !== 'product' || !isOfProduct(value.role)) return false;
  return value.site !== 'mentioned' || value.pin === 'pinned';
}

/**
 * Why a place cannot prove the manifest wrong, in words that follow what it says; undefined where it can. `places` are
 * all that there are.
 */
export function weaknessOf(place: ModelPlace, places: readonly ModelPlace[]): string | undefined {
  const { value } = place.said;
  if (value.sample === true) return 'in a sample of the settings';
  if (!place.isProduct || !isSet(place)) return 'where it need not be what runs';
  if (isForDevelopment(place.file)) return 'in a file for development';
  if (isInExample(place.file)) return 'in an example';
  if (value.overridable !== undefined) return `unless ${value.overridable} says otherwise`;
  if (value.conditional !== undefined) return 'on a condition';
  if (value.among !== undefined) return `for one of several providers, ${some(value.among)}`;
  if (value.selfHosted === true || value.pin === 'unknown') return "under a name of one's own";
  if (value.default === true && !place.file.endsWith('.bicep')) return 'as the default of a variable';
  if (isOverridden(place, places)) return 'as a default, which a parameter file overrides';
  return undefined;
}

/** Whether a parameter file beside a Bicep file may set what is only its default there. */
function isOverridden(place: ModelPlace, places: readonly ModelPlace[]): boolean {
  if (!place.file.endsWith('.bicep')) return false;
  const folder = folderOf(place.file);
  const { slot, use } = place;
  return places.some((other) => {
    if (!parameters.test(other.file) || folderOf(other.file) !== folder) return false;
    return slot === undefined || other.slot === undefined ? other.use === use : other.slot === slot;
  });
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

export function wordsOfPlace({ said: { value } }: ModelPlace): string {
  return inWords(value);
}

/** `key` is what is compared: the line of a name is another than that of its version. */
export function placesOf(
  places: readonly ModelPlace[],
  key: 'name' | 'version' = 'version',
): Claim['places'] {
  return places.map((place) =>
    placeOf(place, wordsOfPlace(place), key === 'name' ? place.said.value.nameLine : undefined),
  );
}

/** The different answers that some places give. */
export function answersOf(places: readonly ModelPlace[]): string[] {
  return [...new Set(places.map(wordsOfPlace))];
}

/** Whether two places may both be right: the same model, of which one does not say the version. */
export function areCompatible(
  one: { readonly named: Named | undefined },
  other: Pick<ModelPlace, 'named'>,
): boolean {
  const match = matchOf(one.named, other.named);
  return match !== 'version' && match !== 'other';
}

/** Those of most worth first: a resource, a setting, a literal in code, then the rest. */
export function byWorth(places: readonly ModelPlace[]): ModelPlace[] {
  const order = ['deployed', 'configured', 'bound', 'mentioned'];
  const worth = ({ said: { value } }: ModelPlace): number => order.indexOf(value.site);
  return [...places].sort((one, other) => worth(one) - worth(other));
}
