/** How long logs are kept. Design: readers-repository.md, section 5: fewer than half of all retentions are about logs. */
import { daysOf } from '../../base/durations';
import { plural } from '../../base/words';
import type { Claim } from '../../facts/claim';
import type { Found, Look } from './base/look';
import { confirmed, contradicted, placeOf, some, unclear } from './base/made';

/** A place where logs are kept, and for how long as far as that is known. */
export interface Store {
  readonly place: Found<'iac.log-retention'>;
  readonly days: number | undefined;
  /** Whether nothing outside of what was read can say otherwise. */
  readonly isFirm: boolean;
}

const path = ['controls', 'logging', 'retention'];

export function loggingClaims(look: Look): Claim[] {
  const retention = look.facts.manifest.controls?.logging?.retention;
  const days = daysOf(retention);
  if (days === undefined) return [];
  const found = look.find('iac.log-retention').filter(({ role }) => role === 'product');
  const stores = logStores(look);
  const own = stores.filter(({ place }) => place.said.value.about === undefined);
  // Logs of something else than what the product did only count where there are no others.
  if (stores.length > 0) return [compared(look, days, own.length > 0 ? own : stores)];
  if (found.length === 0) return [];
  return [
    unclear({
      path,
      reason: 'the workspace behind it decides how long logs are kept',
      places: found.map(inPlace),
    }),
  ];
}

/** Where logs are kept, but for what another store decides. */
export function logStores(look: Look): Store[] {
  return look
    .find('iac.log-retention')
    .filter(({ role, said: { value } }) => role === 'product' && value.workspaceBased !== true)
    .map((each) => storeOf(look, each));
}

function inPlace({ file, said }: Found<'iac.log-retention'>): Claim['places'][number] {
  const { days } = said.value;
  return placeOf({ file, said }, days === null ? 'set by a variable' : plural(days, 'day'));
}

/** A Bicep default holds unless a parameter file says otherwise; one of a Terraform variable proves nothing. */
function storeOf(look: Look, place: Found<'iac.log-retention'>): Store {
  const { days, variable, default: isDefault } = place.said.value;
  const set = variable === undefined ? [] : settingsOf(look, variable, place.file);
  const [value] = set;
  if (set.length === 1 && typeof value === 'number') return { place, days: value, isFirm: place.isProduct };
  // Nothing ever expires there, or nobody knows.
  if (days === null || days === 0) return { place, days: undefined, isFirm: false };
  const isBicep = place.file.endsWith('.bicep') || place.said.value.language === 'bicep';
  const isLiteral = isDefault !== true || (isBicep && set.length === 0);
  const isThere = place.said.value.conditional === undefined;
  return { place, days, isFirm: isLiteral && isThere && place.isProduct };
}

/** What parameter files set a variable to. */
function settingsOf(look: Look, variable: string, file: string): (string | number | boolean)[] {
  const wanted = variable.toLowerCase();
  return look
    .find('iac.setting')
    .filter((each) => each.file !== file && each.said.value.name.toLowerCase() === wanted)
    .map(({ said: { value } }) => value.value);
}

function compared(look: Look, days: number, stores: readonly Store[]): Claim {
  const places = stores.map(({ place }) => inPlace(place));
  const known = stores.flatMap((store) => (store.days === undefined ? [] : [store.days]));
  const said = [...new Set(known)].sort((one, other) => one - other).map((each) => plural(each, 'day'));
  const claim = plural(days, 'day');
  if (known.length === stores.length && known.every((each) => each === days))
    return confirmed({ path, reason: `logs are kept for ${claim}`, places });
  const reason =
    said.length === 0
      ? 'a variable decides'
      : `the repository says ${said.join(' and ')}, the manifest ${claim}`;
  const [areShorter, areLonger] = [known.every((each) => each < days), known.every((each) => each > days)];
  const isUniform = known.length === stores.length && (areShorter || areLonger);
  const shown = isUniform ? undefined : shownShorter(look, days, stores);
  if (shown !== undefined) return shown;
  if (!isUniform || !stores.every(({ isFirm }) => isFirm) || !look.index.isWhole)
    return unclear({ path, reason: `${reason}, and not all of it is sure`, places });
  const others = stores.flatMap(({ place }) => place.said.value.about ?? []);
  if (others.length === stores.length)
    return unclear({
      path,
      reason: `${reason}; but these logs are of something else (${some([...new Set(others)])})`,
      places,
    });
  if (look.anywhere('iac.log-export').length > 0)
    return unclear({ path, reason: `${reason}; but logs are exported as well`, places });
  const [only, ...more] = new Set(known);
  return contradicted({
    path,
    reason,
    places,
    ...(only === undefined || more.length > 0 ? {} : { found: `${only}d` }),
    ...weight(look, stores, areLonger),
  });
}

/** What the item itself cites shows less than it claims, whatever is kept elsewhere. */
function shownShorter(look: Look, days: number, stores: readonly Store[]): Claim | undefined {
  const cited = new Set(look.cited('logging-enabled').map(({ reading }) => reading.path));
  const shown = stores.filter(({ place }) => cited.has(place.file));
  const isSure = shown.every(
    (store) =>
      store.isFirm &&
      store.days !== undefined &&
      store.days < days &&
      store.place.said.value.about === undefined,
  );
  if (shown.length === 0 || !isSure || look.anywhere('iac.log-export').length > 0) return undefined;
  const said = [...new Set(shown.map((store) => store.days ?? 0))].sort((one, other) => one - other);
  const reason = `what is cited keeps logs for ${said.map((each) => plural(each, 'day')).join(' and ')}, the manifest says ${plural(days, 'day')}`;
  const places = shown.map(({ place }) => inPlace(place));
  return contradicted({ path, reason, places, severity: 'error', items: ['logging-enabled'] });
}

/** What is kept longer breaks no promise. What the item itself cites is no inference. */
function weight(look: Look, stores: readonly Store[], areLonger: boolean): Pick<Claim, 'severity' | 'items'> {
  if (areLonger) return { severity: 'information' };
  const cited = new Set(look.cited('logging-enabled').map(({ reading }) => reading.path));
  return stores.every(({ place }) => cited.has(place.file))
    ? { severity: 'error', items: ['logging-enabled'] }
    : { severity: 'warning' };
}
