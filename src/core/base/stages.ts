import { capital } from './words';

/** The four stages, in their order. */
export const stages = ['diagnose', 'design', 'deploy', 'operate'] as const;
export type Stage = (typeof stages)[number];

/** Whether a key that someone wrote is a stage. */
export function isStage(key: unknown): key is Stage {
  return stages.some((stage) => stage === key);
}

/** The twelve pillars, in the order in which they are shown. */
export const pillars = [
  'workflow',
  'value',
  'data',
  'integration',
  'exceptions',
  'governance',
  'risk',
  'security',
  'monitoring',
  'ownership',
  'adoption',
  'capability',
] as const;
export type Pillar = (typeof pillars)[number];

/** How far along a stage is: 0 for diagnose to 3 for operate. */
export function stageIndex(stage: Stage): number {
  return stages.indexOf(stage);
}

/** `design` → `Design`. */
export function stageTitle(stage: Stage): string {
  return capital(stage);
}
