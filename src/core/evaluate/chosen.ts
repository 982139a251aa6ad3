import { type Severity, severities } from '../base/finding';
import type { ChosenSeverities, EvaluationInput } from '../facts/report';
import { ruleOf } from '../rules/table';

type Chosen = Pick<EvaluationInput, 'severities' | 'workspaceSeverities'>;

/** From the worst to what is not shown at all. */
const order: readonly (Severity | 'off')[] = [...severities, 'off'];

/** How a finding of a code is shown that has `own` by itself. */
export function chosenSeverity(
  code: string,
  own: Severity,
  { severities: readers = {}, workspaceSeverities: workspace = {} }: Chosen,
): Severity | 'off' {
  const reader = chosenIn(readers, code);
  const wanted = chosenIn(workspace, code);
  if (wanted === undefined) return reader ?? own;
  if (own !== 'error') return wanted;
  // The reader may have an error shown as less, the workspace as no less than a warning.
  const least = Math.max(order.indexOf('warning'), order.indexOf(reader ?? 'warning'));
  return order[Math.min(order.indexOf(wanted), least)] ?? wanted;
}

/** The codes that settings switch off; errors of those that the workspace switches off are shown all the same. */
export function switchedOff({
  severities: readers = {},
  workspaceSeverities: workspace = {},
}: Chosen): string[] {
  return Object.keys({ ...readers, ...workspace }).filter(
    (code) => ruleOf(code) !== undefined && (chosenIn(workspace, code) ?? chosenIn(readers, code)) === 'off',
  );
}

function chosenIn(chosen: ChosenSeverities, code: string): Severity | 'off' | undefined {
  return Object.hasOwn(chosen, code) ? chosen[code] : undefined;
}
