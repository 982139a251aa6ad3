import { type Finding, findingAt, isRefusal, type Operation, type Refusal } from '../../core/service';
import { operationsFor } from '../../panel/edits/edits';
import { stillMeant } from '../../panel/edits/moved';
import { panelModel } from '../../panel/model/model';
import type { EditRequest, FixRequest } from '../../panel/protocol/edits';
import type { PanelModel } from '../../panel/protocol/model';
import type { Change } from './edit';

/** What the user looked at when they asked for a change. */
export interface Seen {
  readonly model: PanelModel;
  /** The version of the text that it shows. */
  readonly textVersion: number | undefined;
}

/** Several changes as one, which is one step to undo; refused where one of them is. */
export function together(...changes: readonly Change[]): Change {
  return (state) => {
    const all: Operation[] = [];
    for (const change of changes) {
      const operations = change(state);
      if (isRefusal(operations)) return operations;
      all.push(...operations);
    }
    return all;
  };
}

/**
 * A request as a change of the text as it is by then. With what the user saw, it is refused where an index no longer
 * means the same; `unknown` where nobody remembers what they saw.
 */
export function requestChange(
  request: EditRequest | FixRequest,
  today: string,
  seen?: Seen | 'unknown',
): Change {
  return (state) => {
    if (seen !== undefined && (seen === 'unknown' || seen.textVersion !== state.version)) {
      const now = panelModel(state, { path: '', editable: true });
      if (request.kind !== 'fix' && !stillMeant(request, seen === 'unknown' ? undefined : seen.model, now))
        return {
          refused:
            'The manifest has changed since, and what this was about is no longer there. Check it, and try again.',
        };
    }
    if (request.kind === 'fix') return fixOf(request, state.report.findings);
    const { configuration } = state.report.input;
    return operationsFor(request, state.document, { today, ...(configuration && { configuration }) });
  };
}

/** One of the fixes of a finding, as it is in the version that there is by then. */
export function fixOf(
  { finding, fix, also = [] }: Pick<FixRequest, 'finding' | 'fix' | 'also'>,
  findings: readonly Finding[],
): readonly Operation[] | Refusal {
  const chosen = findingAt(finding, findings)?.fixes.find(({ id }) => id === fix);
  if (chosen === undefined) return gone;
  const meant = [finding, ...also].flatMap((each) => findingAt(each, findings) ?? []);
  // Those further down first: what is taken from a list moves what follows in it.
  meant.sort((one, other) => comparePlaces(other.range.start, one.range.start));
  // What adds an owner does so for all that name them.
  const all = meant.flatMap(
    ({ fixes }) => fixes.find(({ id, title }) => id === fix && title === chosen.title)?.operations ?? [],
  );
  const known = new Set<string>();
  return all.filter((each) => known.size !== known.add(JSON.stringify(each)).size);
}

function comparePlaces(one: Finding['range']['start'], other: Finding['range']['start']): number {
  return one.line - other.line || one.character - other.character;
}

export const gone: Refusal = { refused: 'The problem is no longer there.' };
