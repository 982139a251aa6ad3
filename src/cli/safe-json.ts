import { harmlessJson } from '../core/service';
import { notObeyedJson } from './runners';

/** JSON some steps in. Neither a terminal nor a CI runner obeys anything in it: JSON escapes C0, this the rest. */
export function nested(value: unknown, steps: number): string {
  return compact(value, 2).replaceAll('\n', `\n${'  '.repeat(steps)}`);
}

/** What could not be told, and why. */
interface Missed {
  readonly path: string;
  readonly message: string;
}

/** What one of the commands that tell prints as JSON: its shape has a version of its own. `about`: of all manifests together. */
export function toldJson(
  { today, failures }: { readonly today: string; readonly failures: readonly Missed[] },
  version: string,
  manifests: readonly unknown[],
  about: Readonly<Record<string, unknown>> = {},
): string {
  const told = {
    version: 1,
    tool: { name: 'ai-readiness', version },
    today,
    ...about,
    manifests,
    failures: failures.map(({ path, message }) => ({ path, message })),
  };
  return `${nested(told, 0)}\n`;
}

/** The same on one line. */
export function compact(value: unknown, indent?: number): string {
  return notObeyedJson(harmlessJson(JSON.stringify(value, null, indent)));
}
