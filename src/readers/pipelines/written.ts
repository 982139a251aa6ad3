/** What the pipelines of several systems write alike. */
import type { Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import type { Tree } from '../source/tree';
import { type Environment, saidAt } from './pipeline';

/** An environment as a name, or as a map with one. */
export function environmentOf(entry: Tree | undefined): Environment | undefined {
  if (entry === undefined) return undefined;
  const named = entry.get('name');
  const name = (named ?? entry).asWritten?.trim();
  if (name === undefined || name === '') return undefined;
  const at = named?.keyAt ?? entry.keyAt;
  return /\$\{\{|\$\(|\$\{?\w|\$\[/.test(name) ? { name: null, expression: name, at } : { name, at };
}

/** Undefined where an expression decides. */
export function goesOn(node: Tree, key: string): boolean | undefined {
  const value = node.get(key)?.asWritten;
  if (value === undefined || value === 'false') return false;
  return value === 'true' ? true : undefined;
}

/** The first line of a script, for a step that has no name. */
export function firstOf(script: Tree | undefined): string {
  const line = script?.asWritten?.trim().split('\n')[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** When it is started by the clock. */
export function schedules(file: SourceFile, schedule: Tree | undefined): Said[] {
  return (schedule?.items ?? []).flatMap((item) => {
    const cron = item.get('cron');
    const value = cron?.asWritten;
    return cron === undefined || value === undefined
      ? []
      : [saidAt(file, cron.keyAt, { fact: 'workflow.schedule', value: { cron: value } })];
  });
}
