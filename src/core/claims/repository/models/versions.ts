/** Models of one's own, held against the version and the stage that settings ask the registry for. */
import type { Claim } from '../../../facts/claim';
import { entries } from '../../../facts/context';
import type { Model } from '../../../schema/generated/manifest-file';
import type { Found, Look } from '../base/look';
import { answers, confirmed, contradicted, placeOf, some, unclear } from '../base/made';
import { areAmong, wordsOf } from '../base/words';
import type { Claimed } from './meant';

type Version = Found<'model-version'>;

export function ownModelVersions(look: Look): Claim[] {
  const found = look.find('model-version').filter(({ role }) => role === 'product');
  return entries(look.facts.manifest.models).flatMap(([id, { name, version, declaredIn }]) => {
    if (name === undefined || version === undefined) return [];
    const declared = declaredVersions(look, id, declaredIn);
    const own = (declared.length > 0 ? declared : found).filter(({ said: { value } }) =>
      isSame(value.name, name),
    );
    return own.length === 0 ? [] : [held({ id, version, own, isDeclared: declared.length > 0 })];
  });
}

/**
 * What a file that the manifest names asks its registry for, where that is only another model; undefined where it asks
 * for none, or for this one.
 */
export function registeredOtherwise(
  look: Look,
  { id, model: { name, declaredIn } }: Claimed,
  all: readonly Claimed[],
): Claim[] | undefined {
  if (name === undefined) return undefined;
  const asked = declaredVersions(look, id, declaredIn).filter(
    ({ said: { value } }) => value.name !== undefined,
  );
  if (asked.some(({ said: { value } }) => isSame(value.name, name))) return undefined;
  // What another model of the manifest is, is none of this one.
  const open = asked.filter(
    ({ said: { value } }) => !all.some(({ model }) => isSame(value.name, model.name ?? '')),
  );
  const names = [...new Set(open.map(({ said: { value } }) => value.name ?? ''))];
  const [other] = names;
  if (other === undefined) return undefined;
  const ground = {
    path: ['models', id, 'name'],
    reason: `the declared file asks for ${some(names)}, the manifest says ${name}`,
    places: open.map((each) => placeOf(each, inWords(each))),
  };
  // A name of several words, or one that the other begins or ends with, may be what people call it.
  const words = [wordsOf(name), wordsOf(other)];
  const mayBeOne =
    /\s/.test(name.trim()) ||
    areAmong(words[0] ?? [], words[1] ?? []) ||
    areAmong(words[1] ?? [], words[0] ?? []);
  return [names.length > 1 || mayBeOne || open.some(isSample) ? unclear(ground) : contradicted(ground)];
}

function inWords({ said: { value } }: Version): string {
  return `${value.name ?? ''} ${value.version ?? value.stage ?? ''}`.trim();
}

/** What the files say that the manifest names; of a name after `#` only that, where it is one of theirs. */
function declaredVersions(look: Look, id: string, declaredIn: Model['declaredIn']): Version[] {
  return look.declared(declaredIn, ['models', id]).flatMap(({ reading, name: place }) => {
    const all = reading === undefined ? [] : look.in(reading, 'model-version');
    const named = all.filter(({ said: { value } }) => place !== undefined && isSame(value.name, place));
    return named.length > 0 ? named : all;
  });
}

/** `fraud_detection_xgboost` and `fraud-detection-xgboost` are one model. */
function isSame(found: string | undefined, name: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z\d]+/g, '-');
  return found !== undefined && plain(found) === plain(name);
}

interface Ground {
  readonly id: string;
  readonly version: string;
  readonly own: readonly Version[];
  readonly isDeclared: boolean;
}

function held({ id, version, own, isDeclared }: Ground): Claim {
  const path = ['models', id, 'version'];
  const said = own.map(({ said: { value } }) => value.version ?? value.stage ?? '');
  const places = own.map((each, index) => placeOf(each, said[index] ?? ''));
  const distinct = [...new Set(said)];
  const [first = ''] = distinct;
  if (distinct.length > 1)
    return unclear({
      path,
      reason: answers(said),
      places,
      code: 'repository/contradicts-itself',
      severity: 'information',
    });
  if (first === version) return confirmed({ path, reason: `the setting asks for ${first}`, places });
  const isPinned = own.every(
    ({ isProduct, said: { value } }) =>
      value.version !== undefined && value.pin !== 'moving' && (isProduct || isDeclared),
  );
  const reason = `the setting asks for ${first}, the manifest says ${version}`;
  if (!isPinned || own.some(isSample)) return unclear({ path, reason, places });
  return contradicted({ path, reason, places, found: first, severity: isDeclared ? 'error' : 'warning' });
}

function isSample({ file }: Version): boolean {
  return /\.(?:example|sample|template|dist)$/i.test(file);
}
