/** *AI Readiness: Compare Workflows*: which workflow of the workspace to take first, and how sure that is. */
import { type Candidate, candidateOf, rankingOf } from '../../../core/service';
import type { Html } from '../../../panel/page/html';
import { rankingBody } from '../../../portfolio/ranking/page';
import { rankingEditorStyle } from '../../../portfolio/ranking/style';
import type { Feature } from '../../services';
import { type Listed, MadeOf } from './content';
import { manifestsPage } from './manifests-page';

export const ranking: Feature = (services) => {
  const candidates = new MadeOf(candidateIn);
  return manifestsPage(services, {
    command: 'aiReadiness.compareWorkflows',
    viewType: 'aiReadiness.ranking',
    testId: '_aiReadiness.ranking',
    title: 'AI Readiness: Compare Workflows',
    style: rankingEditorStyle,
    called: 'The comparison of workflows',
    contentOf: (all, { notes }) => contentOf(all, candidates, notes),
  });
};

/** As tree and panel: while its text cannot be read as a whole, what it said before counts. */
function candidateIn({ state, path }: Listed): Candidate {
  return candidateOf({ path, ...state.verdict });
}

async function contentOf(
  all: readonly Listed[],
  candidates: MadeOf<Candidate>,
  notes: readonly string[],
): Promise<Html> {
  const found: Candidate[] = [];
  for (const each of all) {
    // Forecasts take time: whoever waits for the host has a turn before each of them.
    if (!candidates.has(each)) await new Promise((done) => setTimeout(done));
    found.push(candidates.of(each));
  }
  const keys = new Map(all.map(({ state, path }) => [path, state.uri.toString()]));
  return rankingBody(rankingOf(found), notes, (path) => keys.get(path));
}
