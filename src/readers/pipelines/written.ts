/** What the pipelines of several systems write alike. */
import type { Node, Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import { type Entry, entryAt, itemsOf, textAt, textOf } from '../source/nodes';
import { type Environment, saidAt } from './pipeline';

/** An environment as a name, or as a map with one. */
export function environmentOf(entry: Entry | undefined): Environment | undefined {
  if (entry === undefined) return undefined;
  const named = entryAt(entry.value, 'name');
  const name = textOf(named?.value ?? entry.value)?.trim();
  if (name === undefined || name === '') return undefined;
  const at = named?.keyStart ?? entry.keyStart;
  return /\$\{\{|\$\(|\$\{?\w|\$\[/.test(name) ? { name: null, expression: name, at } : { name, at };
}

/** Undefined where an expression decides. */
export function goesOn(node: Node, key: string): boolean | undefined {
  const value = textAt(node, key);
  if (value === undefined || value === 'false') return false;
  return value === 'true' ? true : undefined;
}

/** The first line of a script, for a step that has no name. */
export function firstOf(script: Node | undefined): string {
  const line = textOf(script)?.trim().split('\n')[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** When it is started by the clock. */
export function schedules(file: SourceFile, schedule: Node | undefined): Said[] {
  return itemsOf(schedule).flatMap((item) => {
    const cron = entryAt(item, 'cron');
    const value = textOf(cron?.value);
    return cron === undefined || value === undefined
      ? []
      : [saidAt(file, cron.keyStart, { fact: 'workflow.schedule', value: { cron: value } })];
  });
}
