/** Why a manifest claims no stage, in the same words wherever that is said. */
import { quoted } from '../base/shorten';
import type { Report } from './report';

/** `"pilot" is not a stage`; `No stage is claimed` where nothing is written. */
export function noStageInWords({ misstated }: Pick<Report, 'misstated'>): string {
  return misstated === undefined ? 'No stage is claimed' : `${misstated} is not a stage`;
}

/** What is written for the stage and is none; undefined where nothing is. */
export function misstatedStage(written: unknown): string | undefined {
  if (written === undefined || written === null) return undefined;
  if (typeof written === 'object') return Array.isArray(written) ? 'A list' : 'A map';
  return quoted(String(written), longest);
}

const longest = 40;
