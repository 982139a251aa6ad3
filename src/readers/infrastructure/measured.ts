/** What the readers of infrastructure have in common: numbers and names that a variable may decide. */
import type { Said, TestimonyName } from '../../core/service';
import { foreignRole } from '../role';
import { type BicepFile, resolveBicep } from '../source/bicep';
import { type CodeValue, type Entry, literalNumber, literalText, type Resolved } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { type HclFile, resolveHcl } from '../source/hcl';

/** What a value is as far as its file says; of either language. */
export type Resolve = (value: CodeValue) => Resolved;

export const resolverOf = {
  terraform:
    (file: HclFile): Resolve =>
    (value) =>
      resolveHcl(file, value),
  bicep:
    (file: BicepFile): Resolve =>
    (value) =>
      resolveBicep(file, value),
} as const;

/** A number, or what decides it: a variable without a default here, or an expression. */
interface Measured {
  readonly number: number | null;
  readonly default?: true;
  readonly variable?: string;
}

/** So much of an expression is shown. */
const longestExpression = 80;

export function measured(resolve: Resolve, value: CodeValue): Measured {
  const resolved = resolve(value);
  const number = literalNumber(resolved.value);
  const variable = resolved.variable === undefined ? {} : { variable: resolved.variable };
  if (number === undefined) return { number: null, variable: resolved.variable ?? shortText(value) };
  return resolved.default === true ? { number, default: true, ...variable } : { number };
}

/** An expression as it is written, on one line and not too long. */
export function shortText({ text }: CodeValue): string {
  const line = text.slice(0, 2 * longestExpression).replace(/\s+/g, ' ');
  return line.length > longestExpression ? `${line.slice(0, longestExpression)}…` : line;
}

/** A name as it is written, also where something is filled into it; that in the file where it is no text. */
export function nameFrom(resolve: Resolve, entry: Entry | undefined, otherwise: string): string {
  const value = entry === undefined ? undefined : resolve(entry.value).value;
  return value?.kind === 'string' && value.value !== '' ? value.value : otherwise;
}

/** The text of a string, or that of the default of a variable. */
export function textFrom(resolve: Resolve, entry: Entry | undefined): string | undefined {
  return entry === undefined ? undefined : literalText(resolve(entry.value).value);
}

type InfrastructureFact = Extract<TestimonyName, `iac.${string}` | 'receiver' | 'secret'>;

/** A fact at an offset of the file. Of a file that is not the product's own it says what that is for. */
export function factAt<Name extends InfrastructureFact>(
  file: SourceFile,
  offset: number,
  said: Said<Name>,
): Said<Name> {
  return {
    ...file.placeOf(offset),
    ...said,
    value: { ...said.value, ...foreignRole(file.role) },
  };
}

/** In the order of the file. */
export function inOrder(said: readonly Said[]): Said[] {
  return [...said].sort(
    (one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0),
  );
}
