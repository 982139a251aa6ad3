import { type Severity, severities } from '../base/finding';
import type { EvaluationInput, HiddenBy } from '../facts/report';
import { ruleOf } from '../rules/table';

type Chosen = Pick<EvaluationInput, 'configuration' | 'severities' | 'workspaceSeverities'>;

/** From the worst to what is not shown at all. */
const order: readonly (Severity | 'off')[] = [...severities, 'off'];

/** How a finding is shown. */
type Shown = { readonly severity: Severity } | { readonly severity: 'off'; readonly by: HiddenBy };

/**
 * How a finding of a code is shown that has `own` by itself. The configuration of the repository says it; it comes with
 * what it is to judge, so it takes no error below a warning. The settings of the editor may only show less than that.
 */
export function chosenSeverity(code: string, own: Severity, chosen: Chosen): Shown {
  const { severities: readers = {}, workspaceSeverities: workspace = {}, configuration } = chosen;
  const said = find(configuration?.severities ?? {}, code);
  const base = said === undefined ? own : own === 'error' ? worse(said.value, 'warning') : said.value;
  if (base === 'off') return { severity: base, by: { kind: 'configuration', file: said?.file ?? '' } };
  const isError = own === 'error' || base === 'error';
  const severity = lower(base, wanted(isError, find(readers, code), find(workspace, code)) ?? base);
  return severity === 'off' ? { severity, by: { kind: 'setting' } } : { severity };
}

/** What the settings want: those of the workspace before the reader's; undefined where neither says anything. */
function wanted(
  isError: boolean,
  reader: Severity | 'off' | undefined,
  workspace: Severity | 'off' | undefined,
): Severity | 'off' | undefined {
  if (workspace === undefined) return reader;
  // The reader may have an error shown as less, the workspace as no less than a warning.
  return isError ? worse(workspace, lower('warning', reader ?? 'warning')) : workspace;
}

/** The one of two that shows more. */
function worse(one: Severity | 'off', other: Severity | 'off'): Severity | 'off' {
  return isLower(one, other) ? other : one;
}

function lower(one: Severity | 'off', other: Severity | 'off'): Severity | 'off' {
  return isLower(one, other) ? one : other;
}

/** Whether a severity shows less than another one. */
export function isLower(one: Severity | 'off', other: Severity | 'off'): boolean {
  return order.indexOf(one) > order.indexOf(other);
}

/** The codes that settings switch off; errors of those that the workspace switches off are shown all the same. */
export function switchedOff({
  severities: readers = {},
  workspaceSeverities: workspace = {},
}: Pick<Chosen, 'severities' | 'workspaceSeverities'>): string[] {
  return Object.keys({ ...readers, ...workspace }).filter(
    (code) => ruleOf(code) !== undefined && (find(workspace, code) ?? find(readers, code)) === 'off',
  );
}

/** The codes that the configuration of the repository shows as less than they usually are. */
export function loweredCodes({ configuration }: Pick<Chosen, 'configuration'>): string[] {
  return Object.entries(configuration?.severities ?? {}).flatMap(([code, { value }]) => {
    const own = ruleOf(code)?.severity;
    return own !== undefined && isLower(value, own) ? [code] : [];
  });
}

function find<T>(said: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(said, code) ? said[code] : undefined;
}
