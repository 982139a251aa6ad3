/** Models of one's own, held against the version and the stage that settings ask the registry for. */
import type { Claim } from '../../../facts/claim';
import { entries } from '../../../facts/context';
import type { Found, Look } from '../base/look';
import { answers, confirmed, contradicted, placeOf, unclear } from '../base/made';

type Version = Found<'model-version'>;

export function ownModelVersions(look: Look): Claim[] {
  const found = look.find('model-version').filter(({ role }) => role === 'product');
  return entries(look.facts.manifest.models).flatMap(([id, { name, version, declaredIn }]) => {
    if (name === undefined || version === undefined) return [];
    const declared = look
      .declared(declaredIn, ['models', id])
      .flatMap(({ reading }) => (reading === undefined ? [] : look.in(reading, 'model-version')));
    const own = (declared.length > 0 ? declared : found).filter(({ said: { value } }) =>
      isSame(value.name, name),
    );
    return own.length === 0 ? [] : [held({ id, version, own, isDeclared: declared.length > 0 })];
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
  const isSample = own.some(({ file }) => /\.(?:example|sample|template|dist)$/i.test(file));
  const reason = `the setting asks for ${first}, the manifest says ${version}`;
  if (!isPinned || isSample) return unclear({ path, reason, places });
  return contradicted({ path, reason, places, severity: isDeclared ? 'error' : 'warning' });
}
