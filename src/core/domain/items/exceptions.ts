import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { entries, holdersOf, isDone, listed } from '../../facts/context';
import { deadEnds, unresolvedTargets } from '../../facts/escalation';
import { feasibility, lacksOversight } from '../../facts/oversight';
import { need } from '../terms/asks';
import { all, type Check, early, sign, toldBy } from '../terms/check';
import { affectsPeople, anyWrite, tierHigh } from '../terms/checks';
import { results, written } from '../terms/evidence-kinds';
import { fields, type Movers, type RecordsOf, whole } from '../terms/item';
import { dayLabels, needsDay, needsFilled, noFailure, noSecurityPolicy } from '../terms/weighings';

const movers: Movers = ['oncall', 'performance'];

const infeasibleOversight: Check = ({ manifest }) => {
  const sum = feasibility(manifest);
  return sum !== undefined && sum.needed > sum.available
    ? [
        toldBy(
          'oversight/infeasible',
          sign('the reviews take more hours than are available', 'oversight', 'hoursPerWeek'),
        ),
      ]
    : [];
};

const brokenEscalation: Check = ({ manifest, unread }) => {
  if (manifest.escalation !== undefined && listed(manifest.escalation).length === 0)
    return [sign('escalation has no path', 'escalation')];
  // Who is named may be among the owners that could not be read.
  const found = (unread(['owners']) ? [] : unresolvedTargets(manifest)).map(({ path, target }) =>
    toldBy('escalation/unknown-target', sign(`${quoted(target)} leads to nobody`, ...path)),
  );
  for (const { index, lacks } of deadEnds(manifest))
    found.push(
      toldBy(
        'escalation/dead-end',
        sign(`path ${index + 1} has no ${lacks.join(' and no ')}`, 'escalation', index),
        { path: ['escalation', index, 'when'] },
      ),
    );
  return found;
};

/** Where it is told that a date is not there, or lies in the future. */
function dated(path: Path, key: string, date: string | undefined): { readonly path: Path } {
  return { path: date === undefined ? path : [...path, key] };
}

export const exceptionsItems: RecordsOf<'exceptions'> = {
  'human-oversight-designed': {
    firstStep: 'Decide where people review, and check that they have the hours for it.',
    restsOn: [whole('oversight')],
    asks: need('oversight', 'mode', 'overseer'),
    accepts: ['facts', ...written],
    refuses: [...results, 'interface', 'picture'],
    movers: ['overseer', 'performance'],
    pointsTo: ({ oversight }) => oversight?.overseer,
    whenMet: all(
      ({ manifest }) =>
        lacksOversight(manifest) === undefined
          ? []
          : [toldBy('oversight/missing', sign('oversight.mode is "none"', 'oversight', 'mode'))],
      infeasibleOversight,
    ),
    whenNotApplicable: all(affectsPeople, anyWrite),
    earlySignal(facts) {
      const { manifest } = facts;
      const hasOverseer =
        manifest.oversight?.overseer !== undefined || holdersOf(manifest, 'overseer').length > 0;
      if (hasOverseer) return [];
      return tierHigh(facts).map(({ kind, path }) => ({
        ...early('tier-high-unseen', 'the risk tier is high, and nobody has the role "overseer"', ...path),
        includes: kind,
      }));
    },
  },
  'escalation-path-defined': {
    firstStep: 'Group the last hundred cases that a person had to touch, and give each group a way out.',
    restsOn: [whole('escalation')],
    asks: need('escalation', 'when', 'to', 'within', 'safeDefault'),
    accepts: ['facts', ...written],
    refuses: [...results, 'interface', 'picture'],
    movers,
    whenMet: brokenEscalation,
    earlySignal({ manifest }) {
      const owners = entries(manifest.owners);
      // Only where every owner says so: most manifests leave it open who is in the team.
      return owners.length > 0 && owners.every(([, { outsideTeam }]) => outsideTeam === false)
        ? [early('is-team-only', 'every owner is in the build team', 'owners')]
        : [];
    },
  },
  'rollback-rehearsed': {
    firstStep: 'Decide what "back" means, for the system and for what it has already done.',
    restsOn: [fields('controls', 'rollback.minutes', 'rollback.rehearsedOn')],
    asks: need('controls', 'rollback.minutes', 'rollback.rehearsedOn'),
    accepts: ['record', 'form', 'link'],
    refuses: ['repository', 'test-report', 'scan', 'evaluation', 'picture'],
    weighs: [
      noFailure,
      needsDay('it was rehearsed'),
      needsFilled(/^minutes from decision/, 'record.minutes'),
      needsFilled(dayLabels, 'record.date'),
    ],
    prompts: /^minutes from decision/i,
    movers,
    whenMet: ({ manifest: { controls }, today }) =>
      isDone(controls?.rollback?.rehearsedOn, today)
        ? []
        : [
            toldBy(
              'controls/rollback-unrehearsed',
              sign('controls.rollback has no rehearsedOn in the past', 'controls', 'rollback', 'rehearsedOn'),
              dated(['controls', 'rollback'], 'rehearsedOn', controls?.rollback?.rehearsedOn),
            ),
          ],
    whenNotApplicable: anyWrite,
  },
  'stop-control-tested': {
    firstStep: 'Name one person who may stop the workflow without asking, and a deputy.',
    restsOn: [fields('controls', 'stop.by', 'stop.testedOn')],
    asks: need('controls', 'stop.by', 'stop.testedOn'),
    accepts: ['record', 'form', 'link'],
    refuses: ['repository', 'test-report', 'scan', 'evaluation', 'picture'],
    weighs: [
      noFailure,
      needsDay('it was tested'),
      needsFilled(/after (?:the )?stop$/, 'record.outputsAfterStop'),
      needsFilled(/may stop/, 'record.mayStop'),
      needsFilled(dayLabels, 'record.date'),
    ],
    prompts: /^(?:person who may stop|stopped by)/i,
    movers,
    pointsTo: ({ controls }) => controls?.stop?.by,
    whenMet: ({ manifest: { controls }, today }) => [
      ...(isDone(controls?.stop?.testedOn, today)
        ? []
        : [
            toldBy(
              'controls/stop-untested',
              sign('controls.stop has no testedOn in the past', 'controls', 'stop', 'testedOn'),
              dated(['controls', 'stop'], 'testedOn', controls?.stop?.testedOn),
            ),
          ]),
      ...(controls?.stop?.by === undefined
        ? [sign('controls.stop names nobody who can halt it', 'controls', 'stop')]
        : []),
    ],
    notWaivable: true,
  },
  'incident-runbook-ready': {
    firstStep: 'Write one page for each kind of failure: how it shows, and the first fifteen minutes.',
    restsOn: [whole('escalation')],
    accepts: written,
    refuses: [...results, 'picture'],
    weighs: [noSecurityPolicy],
    movers,
  },
  'exceptions-learned-from': {
    firstStep: 'Bring overrides, escalations, incidents and complaints into one log, by case.',
    restsOn: [whole('escalation')],
    accepts: ['table', 'record', ...written],
    refuses: [...results, 'picture'],
    movers,
  },
};
