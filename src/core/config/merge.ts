import type { Severity } from '../base/finding';
import { isLower } from '../evaluate/chosen';
import type { Configuration, Said } from '../facts/configuration';
import type { ConfigFile } from '../schema/generated/config-file';
import type { Law } from '../schema/law';

/** One file of those that hold for a manifest. */
interface ConfigLayer {
  /** Its path, from the root of the repository. */
  readonly file: string;
  readonly config: ConfigFile;
  /** The laws and standards that it names. */
  readonly law?: Law;
}

/**
 * What holds below a folder with a configuration of its own. The nearest key counts; but it comes with what it is to
 * judge, so that of severities and of the length of waivers it may only ask for more than those above it.
 */
export function refine(above: Configuration, { file, config, law }: ConfigLayer): Configuration {
  const { severity, waiverDays, evidence, holidays, itemsAtOnce, currency, defaults, approvals } = config;
  const said = <T>(value: T): Said<T> => ({ value, file });
  return {
    severities: { ...above.severities, ...tightened(above, severity ?? {}, said) },
    waiverDays: Math.min(above.waiverDays, waiverDays ?? above.waiverDays),
    // What is above asks for more, and is not taken back.
    evidence: evidence === 'checked' ? evidence : above.evidence,
    // What is no date has left a hole.
    holidays: holidays?.filter(() => true) ?? above.holidays,
    itemsAtOnce: itemsAtOnce ?? above.itemsAtOnce,
    ...withCurrency(currency ?? above.currency),
    rates: ratesOf(above, config),
    owners: { ...above.owners, ...each(defaults?.owners ?? {}, said) },
    systems: { ...above.systems, ...each(defaults?.systems ?? {}, said) },
    references: law === undefined ? above.references : [...above.references, law],
    approvals: approvals ?? above.approvals,
  };
}

function withCurrency(currency: string | undefined): Pick<Configuration, 'currency'> {
  return currency === undefined ? {} : { currency };
}

/** Rates are worth nothing in another currency than that for which they were written. */
function ratesOf(above: Configuration, { currency, rates = {} }: ConfigFile): Configuration['rates'] {
  const isOther = currency !== undefined && above.currency !== undefined && currency !== above.currency;
  return isOther ? rates : { ...above.rates, ...rates };
}

function tightened(
  above: Configuration,
  wanted: NonNullable<ConfigFile['severity']>,
  said: (value: Severity | 'off') => Said<Severity | 'off'>,
): Record<string, Said<Severity | 'off'>> {
  const taken = Object.entries(wanted).filter(([code, severity]) => {
    const before = Object.hasOwn(above.severities, code) ? above.severities[code] : undefined;
    return before === undefined || isLower(before.value, severity);
  });
  return each(Object.fromEntries(taken), said);
}

function each<T>(entries: Readonly<Record<string, T>>, said: (value: T) => Said<T>): Record<string, Said<T>> {
  return Object.fromEntries(Object.entries(entries).map(([id, value]) => [id, said(value)]));
}
