/** Where a workflow stands: does what it claims hold, what is to be done, what comes up. Every view tells the same of it. */

import {
  type Finding,
  type Gate,
  goLiveDoubt,
  type LawView,
  lawOf,
  type Report,
  type Stage,
  stageIndex,
} from '../../core/service';
import type { PanelModel, StageView, VerdictView } from '../protocol/model';
import type { UpcomingView } from '../protocol/steps';
import type { PanelState } from './items';
import { stepViews, upcomingViews } from './steps';
import { verdictOf } from './verdict';

interface Standing {
  readonly verdict: VerdictView;
  readonly steps: Pick<PanelModel, 'steps' | 'moreSteps'>;
  /** The findings that the steps tell. */
  readonly told: ReadonlySet<Finding>;
  /** The gates that open with the steps to those before them. */
  readonly withoutSteps: readonly Stage[];
  readonly comingUp: readonly UpcomingView[];
  /** So much more comes up than these. */
  readonly moreComingUp: number;
}

export function standingOf(state: PanelState, law: LawView | undefined = lawOf(state.report)): Standing {
  const { report } = state;
  const { shown: steps, told, withoutSteps } = stepViews(state);
  const { shown: comingUp, more: moreComingUp, overdue } = upcomingViews(state, law);
  const verdict = verdictOf(
    {
      ...report,
      today: report.input.today,
      atRisk: goLiveDoubt(report) !== undefined ? report.manifest.goLive : undefined,
      withoutSteps,
      overdue,
    },
    steps.steps,
  );
  return { verdict, steps, told, withoutSteps, comingUp, moreComingUp };
}

/** How a gate stands, and whether anybody has begun with it where it is not asked for yet. */
export function gateOf(
  { stage, state }: Pick<Gate, 'stage' | 'state'>,
  report: Pick<Report, 'stage' | 'items'>,
): StageView['gate'] {
  if (state !== 'open') return state;
  const isAhead = report.stage === undefined || stageIndex(stage) > stageIndex(report.stage);
  const begun = report.items.some((item) => item.stage === stage && item.status !== 'unmet');
  return isAhead && !begun ? 'not-begun' : 'not-passed';
}
