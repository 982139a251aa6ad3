/** *AI Readiness: Compare Workflows*: which workflow of the workspace to take first, and how sure that is. */
import { type Candidate, candidateOf, rankingOf } from '../../../core/service';
import type { Html } from '../../../panel/page/html';
import { rankingBody } from '../../../portfolio/ranking/page';
import { rankingEditorStyle } from '../../../portfolio/ranking/style';
import type { ManifestState } from '../../manifests/manifests';
import type { Feature } from '../../services';
import type { Listed } from './content';
import { manifestsPage } from './manifests-page';

export const ranking: Feature = (services) => {
  const candidates = new Candidates();
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

/** What manifests are compared by: of those that have not changed it is not found out again. */
class Candidates {
  private readonly known = new WeakMap<ManifestState, Candidate>();

  /** Forecasts take time: whoever waits for the host has a turn after each of them. */
  async of({ state, path }: Listed): Promise<Candidate> {
    const known = this.known.get(state);
    if (known?.path === path) return known;
    await new Promise((done) => setTimeout(done));
    // As tree and panel: while its text cannot be read as a whole, what it said before counts.
    const candidate = candidateOf({ path, ...state.verdict });
    this.known.set(state, candidate);
    return candidate;
  }
}

async function contentOf(
  all: readonly Listed[],
  candidates: Candidates,
  notes: readonly string[],
): Promise<Html> {
  const found: Candidate[] = [];
  for (const each of all) found.push(await candidates.of(each));
  const keys = new Map(all.map(({ state, path }) => [path, state.uri.toString()]));
  return rankingBody(rankingOf(found), notes, (path) => keys.get(path));
}
