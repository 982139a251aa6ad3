/** Settings of an integration, held against the one file that the manifest names for it: nowhere else is the link sure. */
import { daysOf, durationOf, secondsOf } from '../../base/durations';
import type { Claim } from '../../facts/claim';
import { entries } from '../../facts/context';
import type { Integration } from '../../schema/generated/manifest-file';
import type { Found, Look } from './base/look';
import { confirmed, contradicted, placeOf } from './base/made';
import { areAmong, wordsOf } from './base/words';

type Setting = Found<'iac.setting'>;

export function settingClaims(look: Look): Claim[] {
  return entries(look.facts.manifest.integrations).flatMap(([id, integration]) => {
    const settings = look
      .declared(integration.declaredIn, ['integrations', id])
      .flatMap(({ reading, name }) => {
        const found = reading === undefined ? [] : look.in(reading, 'iac.setting');
        return name === undefined
          ? found
          : found.filter(({ said: { value } }) => areAmong(wordsOf(name), wordsOf(value.name)));
      });
    return settings.length === 0
      ? []
      : [...timeout(id, integration, settings), ...retry(id, integration, settings)];
  });
}

/** The only setting of a kind: of its integration where some are named after it. */
function only(id: string, settings: readonly Setting[], word: RegExp): Setting | undefined {
  const all = settings.filter(({ said: { value } }) => wordsOf(value.name).some((each) => word.test(each)));
  const named = all.filter(({ said: { value } }) => areAmong(wordsOf(id), wordsOf(value.name)));
  const found = named.length > 0 ? named : all;
  return found.length === 1 ? found[0] : undefined;
}

function timeout(id: string, { timeout: claim }: Integration, settings: readonly Setting[]): Claim[] {
  const setting = only(id, settings, /^timeout$/);
  const [wanted, found] = [secondsOf(claim), setting === undefined ? undefined : secondsIn(setting)];
  if (setting === undefined || claim === undefined || wanted === undefined || found === undefined) return [];
  const { name, value } = setting.said.value;
  const ground = { path: ['integrations', id, 'timeout'], places: [placeOf(setting, `${name} ${value}`)] };
  if (Math.abs(found - wanted) < 1e-9) return [confirmed({ ...ground, reason: `${name} is ${value}` })];
  return [
    contradicted({
      ...ground,
      reason: `${name} is ${durationOf(found)}, the manifest says ${claim}`,
      found: durationOf(found),
      severity: 'error',
    }),
  ];
}

/** Only where the unit is written: in the value, or in the name. */
function secondsIn({
  said: {
    value: { name, value },
  },
}: Setting): number | undefined {
  const text = String(value).trim();
  const ms = /^(\d+(?:\.\d+)?)ms$/.exec(text);
  if (ms !== null) return Number(ms[1]) / 1000;
  if (daysOf(text) !== undefined) return secondsOf(text);
  if (!/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  const last = wordsOf(name).at(-1) ?? '';
  if (/^(?:ms|milli|millisecond)$/.test(last)) return Number(text) / 1000;
  return /^(?:second|sec)$/.test(last) ? Number(text) : undefined;
}

function retry(id: string, { retry: claim }: Integration, settings: readonly Setting[]): Claim[] {
  const setting = only(id, settings, /^retry$/);
  if (setting === undefined || claim === undefined || !/^\d{1,4}$/.test(String(setting.said.value.value)))
    return [];
  const { name, value } = setting.said.value;
  if (
    wordsOf(name).some((word) =>
      /^(?:delay|backoff|wait|interval|timeout|second|ms|millisecond|status|code)$/.test(word),
    )
  )
    return [];
  const ground = { path: ['integrations', id, 'retry'], places: [placeOf(setting, `${name} ${value}`)] };
  if (Number(value) === claim) return [confirmed({ ...ground, reason: `${name} is ${value}` })];
  return [
    contradicted({
      ...ground,
      reason: `${name} is ${value}, the manifest says ${claim}`,
      found: Number(value),
      severity: 'error',
    }),
  ];
}
