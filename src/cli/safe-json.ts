import { harmlessJson } from '../core/service';
import { notObeyedJson } from './runners';

/** JSON some steps in. Neither a terminal nor a CI runner obeys anything in it: JSON escapes C0, this the rest. */
export function nested(value: unknown, steps: number): string {
  return compact(value, 2).replaceAll('\n', `\n${'  '.repeat(steps)}`);
}

/** The same on one line. */
export function compact(value: unknown, indent?: number): string {
  return notObeyedJson(harmlessJson(JSON.stringify(value, null, indent)));
}
