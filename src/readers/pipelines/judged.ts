import type { Command, Job, Step } from './pipeline';
import { optionOf } from './words';

/** A program, or a line of the shell, that may end with a failure of its own. */
const failing = /\bexit\s{0,3}\(?\s{0,3}(?:[1-9]|\$)|\b(?:sys|process)\.exit\b|\bSystemExit\b|\bassert\b/;

/**
 * Whether the job looks later at what came of a step that itself stops nothing: a script that reads the report and
 * fails, a step that asks for the outcome. Nobody can say then that nothing is stopped.
 */
export function isJudgedLater(job: Job, step: Step, command?: Command): boolean {
  const own = step.commands.findIndex(({ words }) => words === command?.words);
  if (own !== -1 && step.commands.slice(own + 1).some(mayFail)) return true;
  const report = command === undefined ? undefined : reportOf(command);
  // There is nothing by which a later step could ask for it.
  if (step.id === undefined && report === undefined) return false;
  return job.steps.slice(job.steps.indexOf(step) + 1).some((later) => asksFor(later, step.id, report));
}

function mayFail({ words }: Command): boolean {
  return failing.test(words.slice(0, 40).join(' ').slice(0, 20_000));
}

/** The file that a command writes. */
function reportOf({ words }: Command): string | undefined {
  const written = optionOf(
    words,
    '-o',
    '--output',
    '--output-file',
    '--report-path',
    '--json-output',
    '--out',
  );
  return written === undefined || written.length < 5 ? undefined : written.replace(/^.*\//, '');
}

function asksFor(later: Step, id: string | undefined, report: string | undefined): boolean {
  const asked = id === undefined ? undefined : `steps.${id}.`;
  const mentions = (text: string): boolean =>
    (asked !== undefined && text.includes(asked)) || (report !== undefined && text.includes(report));
  return mentions(later.condition ?? '') || later.commands.some(({ words }) => words.some(mentions));
}
