/** What the button of the verdict says: short by what is meant, never by cutting a sentence. */
import { catalogueItem, isSection, nounOf, ruleOf, shorten, withoutEnd } from '../../core/service';
import type { VerdictView } from '../protocol/model';
import type { StepView } from '../protocol/steps';

type Next = Extract<NonNullable<VerdictView['next']>, { readonly step: string }>;

/** Two lines of a button, where the page is at its narrowest. */
const mostWords = 56;
/** Of a name that somebody made long. */
const mostOfName = 32;

/** What the first step comes down to: what was plainly meant is done at once, all else is seen where it leads. */
export function nextAction(step: StepView): Next {
  const { key, kind, what, ways, isPlain } = step;
  if (kind === 'open') return { words: `Work on “${what}”`, step: key };
  const [way] = ways;
  const whole = way !== undefined && isPlain ? way.title : `Fix: ${what}`;
  // A button that cannot say what it changes does not change it, but leads there.
  if (whole.length > mostWords) return { words: `Fix${subject(step)}`, whole, step: key };
  return { words: whole, step: key, ...(isPlain && { isAtOnce: true }) };
}

/** What is to be fixed by its name; what has none by what is wrong with all such. */
function subject({ entry, items: [first], finding, place }: StepView): string {
  if (finding?.path.length === 0 && finding.code === 'schema/wrong-type')
    return ' the manifest: it must be a map';
  if (entry !== undefined && isSection(entry.section))
    return entry.key === ''
      ? ` the section “${entry.section}”`
      : ` the ${nounOf(entry.section)} “${shorten(entry.key, mostOfName)}”`;
  const item = first === undefined ? undefined : catalogueItem(first);
  if (item !== undefined) return ` “${item.title}”`;
  const summary = finding && ruleOf(finding.code)?.summary;
  if (summary !== undefined && summary.length <= mostWords) return `: ${withoutEnd(summary, /\./)}`;
  return place === undefined ? ' what is wrong first' : ` line ${place.line + 1}`;
}
