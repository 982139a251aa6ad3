/** *AI Readiness: Compare Workflows*: which workflow of the workspace to take first, and how sure that is. */
import {
  type Calibration,
  type Candidate,
  calibrationOf,
  candidateOf,
  isForecast,
  rankingOf,
} from '../../../core/service';
import type { Html } from '../../../panel/page/html';
import { rankingBody } from '../../../portfolio/ranking/page';
import { rankingEditorStyle } from '../../../portfolio/ranking/style';
import { calibrationFor } from '../../panel/past';
import type { Feature, Services } from '../../services';
import { type Listed, MadeOf } from './content';
import { type About, manifestsPage } from './manifests-page';

export const ranking: Feature = (services) => {
  const shown = new Shown(services);
  return manifestsPage(services, {
    command: 'aiReadiness.compareWorkflows',
    viewType: 'aiReadiness.ranking',
    testId: '_aiReadiness.ranking',
    title: 'AI Readiness: Compare Workflows',
    style: rankingEditorStyle,
    called: 'The comparison of workflows',
    contentOf: (all, about) => shown.contentOf(all, about),
  });
};

/** The history of so many is asked for their closed stages: of each it can take long. */
const mostAsked = 100;

/** The ranking, first without what closed stages say of estimates, and with it once git has told that. */
class Shown {
  private calibration = calibrationOf([]);
  private candidates = candidatesBy(this.calibration);
  /** Which manifests were asked for their closed stages, and on which day. */
  private asked = '';

  constructor(private readonly services: Services) {}

  async contentOf(all: readonly Listed[], about: About): Promise<Html> {
    const { candidates, calibration } = this;
    const found: Candidate[] = [];
    for (const each of all) {
      // Forecasts take time: whoever waits for the host has a turn before each of them.
      if (!candidates.has(each)) await new Promise((done) => setTimeout(done));
      found.push(candidates.of(each));
    }
    const ranked = rankingOf(found, calibration);
    if (isForecast(ranked)) void this.calibrate(all, about);
    const keys = new Map(all.map(({ state, path }) => [path, state.uri.toString()]));
    return rankingBody(ranked, about.notes, (path) => keys.get(path));
  }

  /** Asks the history of all of them: what the stages of one took holds for the others as well. */
  private async calibrate(all: readonly Listed[], { today, isSeen, again }: About): Promise<void> {
    const uris = all.slice(0, mostAsked).map(({ state }) => state.uri);
    const asked = [today, ...uris].join('\n');
    if (asked === this.asked) return;
    this.asked = asked;
    const isOver = (): boolean => this.asked !== asked || !isSeen();
    try {
      const calibration = await calibrationFor(uris, this.services, isOver);
      if (this.asked !== asked) return;
      // Nobody looks any more: it is asked again once somebody does.
      if (calibration === undefined) this.asked = '';
      else if (JSON.stringify(calibration) !== JSON.stringify(this.calibration)) {
        this.calibration = calibration;
        this.candidates = candidatesBy(calibration);
        again();
      }
    } catch (error) {
      this.services.log.error('The closed stages could not be told.', error);
    }
  }
}

/** As tree and panel: while its text cannot be read as a whole, what it said before counts. */
function candidatesBy({ ratios }: Calibration): MadeOf<Candidate> {
  return new MadeOf(({ state, path }) => candidateOf({ path, ...state.verdict }, ratios));
}
