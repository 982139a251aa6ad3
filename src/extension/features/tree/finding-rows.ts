import {
  type Finding,
  type HiddenFinding,
  hiddenCountInWords,
  hiddenInWords,
  inReadingOrder,
  loweredCountInWords,
  plural,
} from '../../../core/service';
import { findingIcons } from './look';
import type { EarlyRow, FindingRow, HiddenRow, TreeInput } from './rows';

/**
 * A row for each finding, in reading order.
 * @param list what tells the rows of one finding in several lists from each other
 */
export function findingRows(
  findings: readonly (Finding | HiddenFinding)[],
  { manifest }: TreeInput,
  list = '',
): FindingRow[] {
  const seen = new Map<string, number>();
  return inReadingOrder(findings).map((finding) => {
    const { code, message, severity, path, range } = finding;
    const hiddenBy = 'hiddenBy' in finding ? hiddenInWords(finding.hiddenBy) : undefined;
    const key = `${manifest}#${list}${code}:${path.join('/')}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return {
      kind: 'finding',
      id: `${key}:${count}`,
      manifest,
      code,
      label: message,
      description: hiddenBy ?? '',
      tooltip: `${message}\n${code}, line ${range.start.line + 1}${hiddenBy === undefined ? '' : `\n${hiddenBy}`}`,
      icon: findingIcons[severity],
      range,
      children: [],
    };
  });
}

/** One row for all early signals, where there are any. */
export function earlyRows(input: TreeInput): EarlyRow[] {
  const { manifest, report } = input;
  const early = report.findings.filter((finding) => finding.early !== undefined);
  if (early.length === 0) return [];
  const count = plural(early.length, 'early signal');
  return [
    {
      kind: 'early',
      id: `${manifest}#early`,
      manifest,
      label: 'Coming up',
      description: count,
      tooltip: `${count}: what today's facts show of later stages. Dealt with now, it costs least.`,
      icon: { name: 'bell' },
      children: findingRows(early, input, 'early:'),
    },
  ];
}

/** One row for all that is hidden, where anything is. */
export function hiddenRows(input: TreeInput): HiddenRow[] {
  const { manifest, report } = input;
  const count = hiddenCountInWords(report);
  const lowered = loweredRows(input);
  if (count === undefined) return lowered;
  return [
    ...lowered,
    {
      kind: 'hidden',
      id: `${manifest}#hidden`,
      manifest,
      label: 'Hidden',
      description: count,
      tooltip: `${count} hidden by comments, settings or a configuration. The gates count them all the same.`,
      icon: { name: 'eye-closed' },
      children: findingRows(report.hidden, input, 'hidden:'),
    },
  ];
}

/** One row that says how many findings are shown as less than they are, where any is. */
function loweredRows({ manifest, report }: TreeInput): HiddenRow[] {
  const count = loweredCountInWords(report);
  if (count === undefined) return [];
  return [
    {
      kind: 'hidden',
      id: `${manifest}#lowered`,
      manifest,
      label: 'Shown as less',
      description: count,
      tooltip: `${count} shown as less by settings or a configuration. The gates count them as they are.`,
      icon: { name: 'arrow-small-down' },
      children: [],
    },
  ];
}
