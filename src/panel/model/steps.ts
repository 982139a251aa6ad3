/** What to do next and what comes up, as the panel shows it. */

import {
  askedFixes,
  comingUp,
  type Finding,
  givesUp,
  isObvious,
  isSection,
  type LawView,
  type ManifestDocument,
  type NextStep,
  nextSteps,
  nodeAt,
  type Path,
  quoted,
  referencesAmong,
  type Stage,
  upcomingShown,
} from '../../core/service';
import type { PanelModel } from '../protocol/model';
import type { StepView, UpcomingView, WayView } from '../protocol/steps';
import type { PanelState } from './items';
import { nearestPlace, placeOf, shorten } from './places';
import { collectionAt } from './sections';

/** The steps, what opens a gate soonest first. */
export function stepViews(state: PanelState): {
  readonly shown: Pick<PanelModel, 'steps' | 'moreSteps'>;
  /** The findings that they tell. */
  readonly told: ReadonlySet<Finding>;
  readonly withoutSteps: readonly Stage[];
} {
  const { steps, more, withoutSteps } = nextSteps(state.report);
  const reference = referencesAmong(state.report.findings);
  const views = steps.map((step) => stepView(step, { ...state, reference }));
  return {
    shown: { steps: views, moreSteps: more },
    told: new Set(steps.flatMap(findingsOf)),
    withoutSteps,
  };
}

/** All findings that a step is told by. */
function findingsOf({ finding, same, besides = [] }: NextStep): Finding[] {
  return [...[{ finding }, ...same].flatMap((each) => each.finding ?? []), ...besides];
}

/** So many places of one cause are mended at once. */
const mostPlaces = 1_000;

type Room = PanelState & { readonly reference: ReturnType<typeof referencesAmong<Finding>> };

function stepView(step: NextStep, room: Room): StepView {
  const { document } = room;
  const { key, what, how, kind, items, who, after, opens, finding, path, isOfFile, isStart } = step;
  const place = finding === undefined ? nearestPlace(document, path) : finding.range.start;
  const entry = entryAt(path);
  return {
    key: shorten(key),
    what: shorten(what),
    how: shorten(how),
    kind,
    items,
    who: shorten(who),
    after,
    ...(isOfFile && { isOfFile }),
    ...(isStart && { isStart }),
    later: [...new Set(findingsOf(step).flatMap(({ early = [] }) => early))],
    ...sameOf(step, room),
    ...(opens === undefined ? {} : { opens }),
    ...(place === undefined ? {} : { place }),
    ...sourcesOf(finding),
    ...(entry === undefined ? {} : { entry }),
    ...formOf(path, room),
    ...(finding === undefined ? { ways: [] } : waysOf(finding, step, room)),
  };
}

/** So many files are named that say so. */
const namedSources = 2;

/** Where files of the repository say what a finding tells. */
function sourcesOf(finding: Finding | undefined): Pick<StepView, 'sources'> {
  const sources = (finding?.related ?? []).flatMap(({ file, range: { start } }) =>
    file === undefined ? [] : [{ file, line: start.line, column: start.character }],
  );
  return sources.length === 0 ? {} : { sources: sources.slice(0, namedSources) };
}

/** So many other places are named. */
const namedPlaces = 3;

/** Where else it is so. */
function sameOf({ same }: NextStep, { document, reference }: Room): Partial<StepView> {
  if (same.length === 0) return {};
  const also = same.flatMap(({ finding }) => finding ?? []).slice(0, mostPlaces);
  const places = same
    .slice(0, namedPlaces)
    .flatMap(({ finding, path }) => finding?.range.start ?? nearestPlace(document, path) ?? []);
  return {
    ...(also.length === 0 ? {} : { also: also.map(reference) }),
    places,
    ...(same.length === places.length ? {} : { morePlaces: same.length - places.length }),
  };
}

/** In how many places a fix is made, where there are several and it is not the same change for all of them. */
function reachOf(fix: Finding['fixes'][number], same: NextStep['same']): string {
  const alike = same.flatMap(({ finding }) =>
    (finding?.fixes ?? []).filter(({ id, title }) => id === fix.id && title === fix.title),
  );
  const change = JSON.stringify(fix.operations);
  const isOne = alike.every(
    ({ operations }) => operations === fix.operations || JSON.stringify(operations) === change,
  );
  if (isOne && alike.length === same.length) return '';
  const [made, all] = [alike.length + 1, same.length + 1];
  if (made < all) return ` (in ${made} of ${all} places)`;
  return all === 2 ? ' (in both places)' : ` (in all ${all} places)`;
}

/** What is done to a file, or adds an entry, is done for all that name it. */
const forAll: ReadonlySet<string> = new Set(['writeTemplate', 'openEvidence', 'addOwner', 'addSystem']);

/** What a way does; where others of the step are about something else, with what it is about. */
function titleOf(title: string, about: string | undefined): string {
  const isSaid = about === undefined || title.includes(quoted(about));
  return shorten(isSaid ? title : `${quoted(about)}: ${title}`);
}

/** The text that a finding stands at. */
function valueAt({ parsed }: ManifestDocument, { path }: Finding): string | undefined {
  const node = nodeAt(parsed.root, path);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** What fixes a finding: what is plainly meant first, then what asks, then what gives something up. */
function waysOf(
  finding: Finding,
  { same, besides = [] }: NextStep,
  { report, document, reference }: Room,
): Pick<StepView, 'finding' | 'ways' | 'isPlain'> {
  const fixes = finding.fixes.map((fix) => ({
    fix,
    way: {
      title: titleOf(
        fix.title + reachOf(fix, same),
        besides.length > 0 ? valueAt(document, finding) : undefined,
      ),
      fix: fix.id,
    },
  }));
  const plain = fixes.filter(({ fix }) => isObvious(fix) || fix.kind === 'choose' || fix.kind === 'add');
  const others = fixes
    .filter((each) => !plain.includes(each))
    .sort((one, other) => Number(givesUp(one.fix)) - Number(givesUp(other.fix)));
  const asked = askedFixes(finding, document, report).map(
    ({ title, ask, item }): WayView => ({
      title:
        same.length === 0 || forAll.has(ask)
          ? title
          : `${title} (line ${finding.range.start.line + 1}, 1 of ${same.length + 1} places)`,
      ask,
      ...(item === undefined ? {} : { item }),
    }),
  );
  return {
    finding: reference(finding),
    ...(plain[0] !== undefined && isObvious(plain[0].fix) ? { isPlain: true as const } : {}),
    ways: [
      ...plain.map(({ way }) => way),
      ...asked,
      ...others.map(({ way }) => way),
      ...besides.flatMap((each) =>
        each.fixes.map(
          ({ id, title }): WayView => ({
            title: titleOf(title, valueAt(document, each)),
            fix: id,
            finding: reference(each),
          }),
        ),
      ),
    ],
  };
}

/** The entry of the facts that a path leads to or into; undefined where it leads to none. */
function entryAt([section, id]: Path): StepView['entry'] {
  if (!isSection(section)) return undefined;
  const shape = collectionAt(section)?.shape;
  if (shape === undefined) return undefined;
  if (shape === 'single') return { section, key: '' };
  return id === undefined ? undefined : { section, key: String(id) };
}

/** The form for what a path leads to, where that is no entry of the facts. */
function formOf([key, , id]: Path, { report }: Room): Pick<StepView, 'item' | 'form'> {
  if (key === 'goLive') return { form: 'go-live' };
  if (key === 'stage') return { form: 'stage' };
  const item = key === 'checklist' ? report.items.find((each) => each.id === id) : undefined;
  return item === undefined ? {} : { item: item.id };
}

/** What comes up, by day; how much more there is; and how much of all is over. */
export function upcomingViews(
  { report, document }: PanelState,
  law: LawView | undefined,
): { readonly shown: UpcomingView[]; readonly more: number; readonly overdue: number } {
  const all = comingUp(report, law);
  const { told, leftOut } = upcomingShown(all);
  const shown = told.map(({ path, who, item, ...each }) => {
    const place = path === undefined ? undefined : placeOf(document, path);
    return {
      ...each,
      about: shorten(each.about),
      after: shorten(each.after),
      more: shorten(each.more),
      ...(item === undefined ? {} : { item }),
      ...(place === undefined ? {} : { place }),
      ...(who === undefined ? {} : { who: shorten(who) }),
    };
  });
  return { shown, more: leftOut, overdue: all.filter(({ days }) => days < 0).length };
}
