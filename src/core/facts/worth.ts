/** What a workflow is to bring in a month, in money. */
import { isCurrency } from '../base/currencies';
import type { Manifest } from '../schema/generated/manifest-file';
import type { FactPath } from '../schema/sections';

/** Its factors: what a month brings is their product. */
interface Worth {
  /** The way from the baseline to the target, in units of the metric; not above 0 where the target makes things worse. */
  readonly better: number;
  /** Money for one unit of the metric. */
  readonly perUnit: number;
  /** How often that is won in a month: for each case, or once where the metric is one of a month. */
  readonly times: number;
  readonly isMonthly: boolean;
  /** Its code, in capitals. */
  readonly currency: string;
}

/** Facts that are not there, without which nobody knows it. */
interface Unknown {
  readonly lacks: readonly FactPath[];
}

/** A metric is one of each case, unless its words say that it is of a month. A unit of money is worth itself. */
export function worthOf({ value, workflow }: Manifest): Worth | Unknown {
  const { baseline, target, unit, direction } = value ?? {};
  const isMoney = unit !== undefined && isCurrency(unit);
  const currency = value?.currency?.trim().toUpperCase() ?? (isMoney ? unit : undefined);
  const perUnit = value?.valuePerUnit ?? (isMoney && unit === currency ? 1 : undefined);
  const isMonthly = isOfMonth(value);
  const times = isMonthly ? 1 : workflow?.volumePerMonth;
  const [from, to] = [baseline?.value, target?.value];
  if (
    from === undefined ||
    to === undefined ||
    times === undefined ||
    perUnit === undefined ||
    currency === undefined
  )
    return {
      lacks: [
        ...lacking(from, ['value', 'baseline', 'value']),
        ...lacking(to, ['value', 'target', 'value']),
        ...lacking(times, ['workflow', 'volumePerMonth']),
        ...lacking(perUnit, ['value', 'valuePerUnit']),
        ...lacking(currency, ['value', 'currency']),
      ],
    };
  const better =
    direction === undefined ? Math.abs(to - from) : direction === 'decrease' ? from - to : to - from;
  return { better, perUnit, times, isMonthly, currency };
}

function lacking(value: unknown, path: FactPath): FactPath[] {
  return value === undefined ? [path] : [];
}

/** Whether the metric is of a month and not of a case, by the words of its unit or signal. */
function isOfMonth({ unit = '', signal = '' }: Manifest['value'] = {}): boolean {
  return [unit, signal].some((words) => /\bmonthly\b|\b(?:per|a)[ -]month\b|\/ ?month\b/i.test(words));
}
