/** What has become of manifests as text for a terminal. */
import {
  type Began,
  daysBetween,
  estimateInWords,
  eventInWords,
  harmless,
  howInWords,
  notesOnPast,
  oneLine,
  plural,
  type StagePast,
  shorten,
  stageTitle,
  tookInWords,
  type WaiverPast,
  wasPassedBefore,
} from '../../core/service';
import type { Paint } from '../terminal';
import type { AllTold, Told } from './told';

export function historyText({ all, failures, today }: AllTold, paint: Paint): string {
  const lines: string[] = [];
  for (const { path, message } of failures)
    lines.push(`${paint('red', 'not told')}  ${harmless(path)}: ${oneLine(message)}`, '');
  for (const each of all) lines.push(...manifestLines(each, today, paint), '');
  return lines.length === 0 ? '' : `${lines.join('\n').trimEnd()}\n`;
}

function manifestLines(told: Told, today: string, paint: Paint): string[] {
  const { shown, past, head, renamed, commits, judged } = told;
  const name = past.name === undefined ? '' : `: ${oneLine(shorten(past.name))}`;
  const span = `From ${past.first.day} (${short(past.first.commit)}) to ${head.day} (${short(head.id)}), as of ${today}`;
  const lines = [
    `${paint('bold', harmless(shown))}${name}`,
    paint('dim', `${span}; judged at ${judged} of ${plural(commits, 'commit')}`),
    '',
    ...past.stages.flatMap((stage) => stageLines(stage, today, paint)),
  ];
  if (past.waivers.length > 0) lines.push('', 'Waivers', ...past.waivers.flatMap(waiverLines));
  const notes = notesOnPast(past, renamed);
  if (notes.length > 0) lines.push('', ...notes.map((note) => paint('yellow', oneLine(note))));
  return lines;
}

const widthOfStage = 10;

function stageLines(stage: StagePast, today: string, paint: Paint): string[] {
  const { claimed, isSkipped, passed, took } = stage;
  const title = stageTitle(stage.stage).padEnd(widthOfStage);
  const indent = ' '.repeat(widthOfStage + 2);
  if (claimed === undefined && passed.length === 0) return [`  ${title}${paint('dim', 'not claimed')}`];
  const lines = [
    claimed === undefined
      ? paint('dim', 'not claimed')
      : `claimed ${beganText(claimed)}${isSkipped ? ', with a later stage' : ''}`,
  ];
  for (const [index, { from, to }] of passed.entries()) {
    const what = index === 0 ? 'gate first passed' : 'gate passed again';
    const time =
      index === 0 && took !== undefined && !wasPassedBefore(stage) ? `, after ${tookInWords(took)}` : '';
    lines.push(`${paint('green', what)} ${beganText(from)}${time}`);
    if (to !== undefined) lines.push(`${paint('red', 'gate lost')} ${beganText(to)}`);
  }
  if (claimed !== undefined && passed.length === 0)
    lines.push(
      `gate not passed, ${leastOf(claimed)}${plural(daysBetween(claimed.day, today) ?? 0, 'day')} so far`,
    );
  const estimated = estimateInWords(stage);
  if (estimated !== undefined) lines.push(`estimated ${estimated}`);
  return lines.map((line, index) => (index === 0 ? `  ${title}${line}` : `${indent}${line}`));
}

function waiverLines({ title, stage, events }: WaiverPast): string[] {
  return [
    `  ${oneLine(shorten(title))} (${stageTitle(stage)})`,
    ...events.map((event) => `    ${beganText(event.at)}: ${eventInWords(event)}`),
  ];
}

/** `2026-10-01 (1a2b3c4d5), at the latest`. */
function beganText(at: Began): string {
  const how = howInWords(at);
  return `${at.day} (${short(at.commit)})${how === '' ? '' : `, ${how}`}`;
}

function short(id: string): string {
  return id.slice(0, 9);
}

function leastOf({ isLatest }: Began): string {
  return isLatest ? 'at least ' : '';
}
