/** Thousands of manifests in folders of their own, with as many faults in each as a careless team makes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { manifest } from './manifests';

/** So many sources, integrations, signals and escalation steps give a text of 9.8 KB. */
const entries = 10;

/** What the schema finds in it, and what only the whole check does: owners who are nobody, evidence that is not there. */
const faulty = manifest(entries)
  .replace('timeLimit: 30d', 'timeLimit: 30 days')
  .replace('tier: limited', 'tier: medium')
  .replace('affectsPeople: false', 'affectsPeople: perhaps')
  .replaceAll(/owner: (owner-3)\n/g, 'owner: nobody\n')
  .replaceAll('system: system-4', 'system: system-9')
  .replaceAll('classification: confidential ', 'clasification: secret')
  .replace('status: planned', 'status: soon');

/**
 * Writes manifests that differ in their names alone.
 * @returns their files, in order
 */
export function writeMany(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const team = path.join(folder, `team-${String(at).padStart(5, '0')}`);
    mkdirSync(team, { recursive: true });
    const file = path.join(team, 'ai-readiness.yaml');
    writeFileSync(file, faulty.replace('Supplier invoice triage', `Workflow ${at}`));
    return file;
  });
}
