/** Whether what a file says in its own way is what the manifest says. `unclear`: nobody can tell. */
import { secondsOf } from '../../../base/durations';
import type { Setting } from '../../../facts/testimony';
import { isSameRegion, regionNamed, zoneNamed } from '../base/regions';

export type Answer = 'same' | 'other' | 'unclear';

/** `v4.8.2 (frozen)` → 4.8.2; undefined for ranges and for what is no version. */
function versionIn(text: string): string | undefined {
  const [, found] = /^v?(\d[\w.+-]{0,60})(?=$|[\s,;(])/i.exec(text.trim()) ?? [];
  return found?.toLowerCase();
}

export function sameVersion(claim: string, value: string): Answer {
  if (value.trim().toLowerCase() === claim.trim().toLowerCase()) return 'same';
  const [own, found] = [versionIn(claim), versionIn(value)];
  if (own === undefined || found === undefined) return 'unclear';
  if (own === found || digits(own) === digits(found)) return 'same';
  // The number of a format, beside the version of something.
  if (/^\d{1,2}$/.test(found) && !/^\d{1,2}$/.test(own)) return 'unclear';
  return isBeginning(own, found) || isBeginning(found, own) ? 'unclear' : 'other';
}

/** 20250929 and 2025-09-29 are one day; 1.12 and 11.2 are two versions. */
function digits(version: string): string {
  return /^\d{4}-?\d{2}-?\d{2}$/.test(version) ? version.replace(/-/g, '') : version;
}

/** 4.8 may be meant by 4.8.2. */
function isBeginning(short: string, long: string): boolean {
  return long.startsWith(short) && /[.+-]/.test(long[short.length] ?? '');
}

export function sameRegion(claim: string, value: string): Answer {
  const text = value.split(/[,;(]/)[0]?.trim() ?? '';
  if (isSameRegion(claim, text)) return 'same';
  const [own, found] = [regionNamed(claim), regionNamed(text)];
  if (own !== undefined && found !== undefined && own.cloud === found.cloud) return 'other';
  const [ownZone, zone] = [zoneNamed(claim) ?? own?.zone, zoneNamed(text) ?? found?.zone];
  if (ownZone === undefined || zone === undefined) return 'unclear';
  if (ownZone === zone) return zoneNamed(claim) === undefined ? 'unclear' : 'same';
  return areApart(ownZone, zone) ? 'other' : 'unclear';
}

/** London and Zürich are in Europe, as many people say. */
function areApart(one: string, other: string): boolean {
  const european: ReadonlySet<string> = new Set(['eu', 'uk', 'ch', 'no']);
  const known = (zone: string): boolean => zone !== 'other' && zone !== 'apac';
  return one !== other && known(one) && known(other) && !(european.has(one) && european.has(other));
}

const units: readonly (readonly [is: RegExp, seconds: number])[] = [
  [/^(?:s|sec|seconds?|sekunden?)$/, 1],
  [/^(?:min|minutes?|minuten)$/, 60],
  [/^(?:h|hours?|stunden?|heures?|uur)$/, 3600],
  [/^(?:d|days?|tage?n?|jours?|dias?|giorni|dagen)$/, 86_400],
  [/^(?:w|weeks?|wochen?|semaines?)$/, 604_800],
];

/** `7 days`, `P30D`, `none`; a bare number only where its label says what it counts. */
function secondsIn(value: string, unit?: 'd'): number | undefined {
  const text = value.trim().toLowerCase().replace(/\.$/, '');
  if (
    /^(?:none|no retention|zero|not (?:kept|stored|retained)|nothing is kept|zero data retention|zdr)$/.test(
      text,
    )
  )
    return 0;
  const iso = /^p(\d{1,5})([dw])$/.exec(text) ?? /^pt(\d{1,5})([hms])$/.exec(text);
  if (iso !== null) return secondsOf(`${iso[1]}${iso[2]}`);
  const [, amount, named] = /^(\d{1,6}(?:\.\d{1,3})?)\s?([a-z]{1,10})?$/.exec(text) ?? [];
  if (amount === undefined) return undefined;
  if (named === undefined)
    return amount === '0' ? 0 : unit === undefined ? undefined : Number(amount) * 86_400;
  const found = units.find(([is]) => is.test(named));
  return found === undefined ? undefined : Number(amount) * found[1];
}

export function sameDuration(claim: string, { value }: Setting, unit?: 'd'): Answer {
  const [own, found] = [secondsOf(claim), secondsIn(value, unit)];
  if (own === undefined || found === undefined) return 'unclear';
  return own === found ? 'same' : 'other';
}

/** A plain yes or no; undefined for everything that has an if in it. */
export function yesOrNo(value: string): boolean | undefined {
  const text = value.trim().toLowerCase().replace(/[.!]$/, '');
  if (/^(?:yes|true|ja|oui|si|sì|sim|tak|on|enabled)$/.test(text)) return true;
  return /^(?:no|false|never|none|nein|non|nee|nao|não|nie|off|disabled|not used)$/.test(text)
    ? false
    : undefined;
}
