/** What comparison someone may have meant who wrote a threshold as people say it: `about 95 percent`, `max. 5 %`. */
import { readThreshold } from '../../facts/threshold';
import { readNumber } from './numbers';

/** Longer texts are no thresholds. */
const longest = 80;
const least = /\b(?:min(?:imum)?|at least|or (?:more|higher|better|above)|from|above|over|more than)\b\.?/i;
const most =
  /\b(?:max(?:imum)?|at most|up to|or (?:less|lower|fewer|below)|under|below|less than|within)\b\.?/i;
const about =
  /(?:^|\s)(?:about|around|roughly|approximately|approx|circa|ca|nearly|almost|some|ideally|target)\b\.?|[~≈]/gi;
const percent = /(?:%|percent|per cent|pct\b\.?)$/i;

/** The comparisons that may be meant, the likely ones first; none where it is no single number with a unit. */
export function thresholdReadings(text: string): string[] {
  if (text.length > longest) return [];
  const said = text.replace(/\bnot? more than\b/i, 'at most').replace(/\bnot? less than\b/i, 'at least');
  const [isLeast, isMost] = [least.test(said), most.test(said)];
  if (isLeast && isMost) return [];
  const amount = said.replace(least, ' ').replace(most, ' ').replace(about, ' ').replace(/\s+/g, ' ').trim();
  const operators = isLeast ? ['>='] : isMost ? ['<='] : ['>=', '<='];
  return formsOf(amount)
    .flatMap((form) => operators.map((operator) => `${operator} ${form}`))
    .filter((each) => readThreshold(each) !== undefined);
}

/** A number with its unit as a monitor reads it; a share in percent as a share, too. */
function formsOf(amount: string): string[] {
  const bare = amount.replace(percent, '').trim();
  if (bare === amount) return [amount];
  const { values } = readNumber(bare, { whole: false, count: true, share: false });
  const shares = values.map((value) => `${Number((value / 100).toPrecision(12))}`);
  return /^[\d.]+%$/.test(amount) ? [amount] : [...shares, ...values.map((value) => `${value}%`)];
}
