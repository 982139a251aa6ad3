/** The tree of manifests as data: what is shown, in which order, with which icon. Knows nothing of VS Code. */

import { type FindingCode, gatesAhead, type Report, stages } from '../../../core/service';
import { statusText } from '../status-text';
import { everything, type TreeFilter } from './filter';
import { earlyRows, findingRows, hiddenRows } from './finding-rows';
import { findingIcons } from './look';
import type { FindingRow, ManifestRow, TreeInput } from './rows';
import { findingsByItem, stageRow } from './stage-rows';

/** The tree of all manifests: what claims more than it proves first, then what is blocked, open, passed. */
export function manifestRows(inputs: readonly TreeInput[], filter = everything): ManifestRow[] {
  return inputs
    .map((input) => ({
      row: manifestRow(input, inputs.length === 1, filter),
      rank: rankOf(input.report),
      place: input.place,
    }))
    .sort((one, other) => one.rank - other.rank || (one.place < other.place ? -1 : 1))
    .map(({ row }) => row)
    .filter(({ children }) => filter.kind === 'all' || children.length > 0);
}

/** How many manifests claim more than they prove. */
export function countAhead(reports: readonly Report[]): number {
  return reports.filter((report) => gatesAhead(report).length > 0).length;
}

function rankOf(report: Report): number {
  if (gatesAhead(report).length > 0) return 0;
  const gate = report.stage === undefined ? undefined : report.gates[report.stage];
  return gate === undefined ? 2 : ['blocked', 'open', 'passed'].indexOf(gate.state) + 1;
}

/** The rows of the stages say it better. */
const saidByStages: ReadonlySet<FindingCode> = new Set(['gate/stage-ahead', 'gate/open-items']);

function manifestRow(input: TreeInput, isOnly: boolean, filter: TreeFilter): ManifestRow {
  const { manifest, place, report, basis } = input;
  const { icon, words, ahead } = statusText(report, basis);
  const byItem = findingsByItem(report);
  const other = (byItem.get(undefined) ?? []).filter(({ code }) => !saidByStages.has(code));
  const rows = findingRows(other, input);
  const isUrgent = ({ icon }: FindingRow): boolean => icon === findingIcons.error;
  const stageRows = stages.map((stage) => stageRow(stage, { ...input, byItem }, filter));
  const isAll = filter.kind === 'all';
  return {
    kind: 'manifest',
    id: manifest,
    manifest,
    label: report.name ?? place,
    description: words,
    tooltip: `${report.name ?? 'Unnamed manifest'}\n${place}\n${words}`,
    icon: ahead
      ? findingIcons.error
      : { name: icon, ...(icon === 'pass' ? { color: 'testing.iconPassed' } : {}) },
    ahead,
    open: ahead || isOnly || !isAll,
    children: isAll
      ? [
          ...rows.filter(isUrgent),
          ...stageRows,
          ...rows.filter((row) => !isUrgent(row)),
          ...earlyRows(input),
          ...hiddenRows(input),
        ]
      : [
          ...(filter.kind === 'blocking' ? rows.filter(isUrgent) : []),
          ...stageRows.filter(({ children }) => children.length > 0),
        ],
  };
}
