/** What the options of a run made of it, in words that every format has. */
import { grouped, plural, stageTitle } from '../../core/service';
import type { Gone, Summary } from './json-report';

/** Empty where no gate was asked for, or all have passed it. */
export function requiredText({ requireGate: asked }: Summary): string {
  if (asked === undefined || asked.notPassed === 0) return '';
  const has = asked.notPassed === 1 ? 'has' : 'have';
  return `${plural(asked.notPassed, 'manifest')} ${has} not passed the ${stageTitle(asked.stage)} gate, which --require-gate asks for.`;
}

/** Empty where there is no baseline. */
export function baselineText({ baseline }: Summary): string {
  if (baseline === undefined) return '';
  const { known, gone } = baseline;
  const told = `${plural(known, 'finding')} ${known === 1 ? 'is' : 'are'} known from the baseline.`;
  if (gone === 0) return told;
  return `${told} ${grouped(gone)} of the baseline ${gone === 1 ? 'is' : 'are'} gone: run --update-baseline.`;
}

/** Empty where nothing was left out for not having changed. */
export function unchangedText({ unchanged = 0 }: Summary): string {
  return unchanged === 0
    ? ''
    : `${plural(unchanged, 'manifest')} not checked: neither changed, nor anything that ${unchanged === 1 ? 'it cites' : 'they cite'}.`;
}

/** How many manifests are gone. */
export function goneText({ gone = [] }: Summary): string {
  const is = gone.length === 1 ? 'is' : 'are';
  return `${plural(gone.length, 'manifest')} ${is} deleted, moved or left out now`;
}

const hows = { deleted: 'deleted', moved: 'moved to', 'left-out': 'still there, and left out now' } as const;

/** What has become of one of them. */
export function goneInWords({ how, to }: Gone): string {
  return to === null ? hows[how] : `${hows[how]} ${to}`;
}
