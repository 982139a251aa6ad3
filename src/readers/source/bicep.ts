/** Bicep files and their parameter files: what they declare, with values and places. Nothing of it is run. */

import { type BicepDeclaration, type BicepFile, type BicepKind, BicepReader } from './bicep-reader';
import { tokensOf } from './code-tokens';
import { type CodeValue, entryAt, type Resolved } from './code-value';

export type { BicepDeclaration, BicepFile } from './bicep-reader';

/** Reads a Bicep file. What cannot be read is named, and everything else is read. Never throws. */
export function readBicep(text: string): BicepFile {
  return new BicepReader(text, tokensOf(text, 'bicep')).file();
}

export function declarationsOf(file: BicepFile, ...kinds: readonly BicepKind[]): BicepDeclaration[] {
  return file.declarations.filter(({ kind }) => kinds.includes(kind));
}

/** The resources of a type, written in any case, that are made here. */
export function bicepResources(file: BicepFile, ...types: readonly string[]): BicepDeclaration[] {
  const wanted = types.map((type) => type.toLowerCase());
  return declarationsOf(file, 'resource').filter(
    ({ type, existing }) => existing !== true && wanted.includes(type.toLowerCase()),
  );
}

/**
 * What a value is, where the same file says it: that of a `var`, and the default of a parameter, which is said to be
 * one. Anything else is handed back as it is.
 */
export function resolveBicep(file: BicepFile, value: CodeValue): Resolved {
  if (value.kind !== 'reference') return { value };
  const [name = '', ...path] = value.text.split('.');
  const declaration = file.named.get(name);
  const whole = declaration?.value;
  if (declaration === undefined || whole === undefined) return { value, variable: value.text };
  const found = path.length === 0 ? whole : entryAt(whole, ...path)?.value;
  if (found === undefined || found.kind === 'null') return { value, variable: value.text };
  if (declaration.kind === 'param') return { value: found, default: true, variable: name };
  const next = found.kind === 'reference' ? file.named.get(found.text) : undefined;
  const isParameter = next?.kind === 'param' && next.value !== undefined;
  return isParameter ? resolveBicep(file, found) : { value: found };
}
