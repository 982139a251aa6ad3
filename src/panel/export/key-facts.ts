/** The facts that a decision turns on: what is used, on which data, under whose leave, and what it has brought so far. */

import {
  grouped,
  isMovingVersion,
  type Manifest,
  modelPin,
  oneLine,
  type Report,
  shorten,
} from '../../core/service';
import type { PanelModel } from '../protocol/model';
import { nameOf } from './words';

/** A table of facts; a cell is empty where nothing is said. */
interface FactTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows are left out, in words. */
  readonly more: string;
}

export interface KeyFacts {
  readonly lines: readonly (readonly [name: string, value: string])[];
  readonly tables: readonly FactTable[];
}

/** Those of a manifest; nothing of what it does not speak of. */
export function keyFactsOf({ manifest, whole }: Report, model: PanelModel): KeyFacts {
  const people = model.owners
    .filter(({ id, isShared }) => isShared !== true || whole.owners?.[id] !== undefined)
    .filter(({ roles }) => roles.length > 0)
    .map(({ label, roles }) => `${label} (${roles.join(', ')})`);
  const lines: [string, string][] = [
    ['People', some(people, '; ')],
    ['Risk', riskInWords(manifest)],
    ['Use', useInWords(manifest)],
    ['Agent', agentInWords(manifest)],
    ['Cost', costInWords(manifest)],
  ];
  return {
    lines: lines.filter(([, value]) => value !== ''),
    tables: [valueTable(manifest), modelTable(manifest), dataTable(manifest, model)].filter(
      ({ rows }) => rows.length > 0,
    ),
  };
}

/** So many people, models and sources are named on the page. */
const most = 8;

function some(texts: readonly string[], between: string): string {
  const more = texts.length > most ? [`${grouped(texts.length - most)} more`] : [];
  return [...texts.slice(0, most).map(text), ...more].join(between);
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : shorten(String(value), 80);
}

/** What is there of several things, one after the other. */
function listed(parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join(', ');
}

function riskInWords({ risk }: Manifest): string {
  if (risk === undefined) return '';
  const roles = [...new Set([...(risk.role === undefined ? [] : [risk.role]), ...(risk.roles ?? [])])];
  const lawClass = risk.euAiAct?.class;
  return listed([
    risk.tier === undefined ? undefined : `${risk.tier} tier`,
    roles.join(' and '),
    (risk.jurisdictions ?? []).map(text).join(', '),
    lawClass === undefined ? undefined : `EU AI Act: ${lawClass}`,
    risk.affectsPeople === true && 'affects people',
    risk.decisions !== undefined && risk.decisions !== 'none' && `decisions about people: ${risk.decisions}`,
  ]);
}

function useInWords({ workflow }: Manifest): string {
  if (workflow === undefined) return '';
  const { volumePerMonth, audience, scope } = workflow;
  return listed([
    scope,
    volumePerMonth === undefined ? undefined : `${grouped(volumePerMonth)} cases a month`,
    audience === undefined ? undefined : `audience: ${audience}`,
  ]);
}

function agentInWords({ agent }: Manifest): string {
  if (agent === undefined) return '';
  const risky = Object.entries(agent.tools ?? {}).filter(([, tool]) => tool.effect === 'irreversible');
  return listed([
    agent.autonomy?.replaceAll('-', ' '),
    agent.maxSteps === undefined ? undefined : `at most ${grouped(agent.maxSteps)} steps`,
    risky.length === 0
      ? undefined
      : `irreversible: ${some(
          risky.map(([id, { approval, limit }]) =>
            [
              id,
              approval === undefined
                ? ''
                : ` (approval: ${approval}${limit === undefined ? '' : ` ${limit}`})`,
            ].join(''),
          ),
          '; ',
        )}`,
  ]);
}

function costInWords({ cost }: Manifest): string {
  if (cost === undefined) return '';
  const unit = cost.currency === undefined ? '' : ` ${text(cost.currency)}`;
  return listed([
    cost.perCase === undefined ? undefined : `${grouped(cost.perCase)}${unit} a case`,
    cost.monthlyLimit === undefined ? undefined : `at most ${grouped(cost.monthlyLimit)}${unit} a month`,
  ]);
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): FactTable {
  const left = rows.length - most;
  return {
    head,
    rows: rows.slice(0, most),
    more: left > 0 ? `And ${grouped(left)} more, listed in the appendix.` : '',
  };
}

/** What is measured, and how far the pilot has brought it from where it was to where it is to be. */
function valueTable({ value, pilot, adoption }: Manifest): FactTable {
  const { from, to, on, cases, results = {} } = pilot ?? {};
  const where = on === undefined ? undefined : `on ${on.replaceAll('-', ' ')}`;
  const trial = listed([
    periodInWords(from, to),
    where,
    cases === undefined ? undefined : `${grouped(cases)} cases`,
  ]);
  const measured = (signal: string | undefined): string => {
    const result = signal === undefined || !Object.hasOwn(results, signal) ? undefined : results[signal];
    return result === undefined ? '' : withWhen(grouped(result), trial);
  };
  const rows: string[][] = [];
  if (value !== undefined) {
    const { signal, unit, baseline, target } = value;
    rows.push([
      listed([text(signal), unit === undefined ? undefined : `in ${text(unit)}`]),
      number(baseline?.value, periodInWords(baseline?.from, baseline?.to)),
      measured(signal),
      number(target?.value, target?.by === undefined ? '' : `by ${target.by}`),
    ]);
  }
  if (adoption?.target !== undefined && adoption.signal !== value?.signal)
    rows.push([text(adoption.signal), '', measured(adoption.signal), grouped(adoption.target)]);
  const said = rows.filter((cells) => cells.slice(1).some((cell) => cell !== ''));
  return tableOf(['Value', 'Baseline', 'Pilot', 'Target'], said);
}

function number(value: number | undefined, when: string): string {
  return value === undefined ? '' : withWhen(grouped(value), when);
}

function withWhen(value: string, when: string): string {
  return when === '' ? value : `${value} (${when})`;
}

function periodInWords(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  return from === undefined ? (to === undefined ? '' : `until ${to}`) : `from ${from}`;
}

function modelTable({ models = {} }: Manifest): FactTable {
  const rows = Object.entries(models).map(([id, each]) => [
    text(id),
    [each.provider, each.name]
      .filter((part) => part !== undefined)
      .map(text)
      .join(' '),
    versionInWords(each),
    text(each.region),
    each.trainsOnInputs === undefined
      ? ''
      : each.trainsOnInputs
        ? 'trains on inputs'
        : 'does not train on inputs',
  ]);
  return withoutEmptyColumns(tableOf(['Model', 'Provider and name', 'Version', 'Region', 'Inputs'], rows));
}

type Model = NonNullable<Manifest['models']>[string];

function versionInWords(model: Model): string {
  const { version } = model;
  if (version !== undefined) return `${text(version)}${isMovingVersion(version) ? ' (moves)' : ''}`;
  return modelPin(model) === 'pinned' ? 'in its name' : 'none stated';
}

function dataTable({ data = {} }: Manifest, model: PanelModel): FactTable {
  const rows = Object.entries(data).map(([id, { owner, classification, permitted, accessProvenOn }]) => [
    text(id),
    owner === undefined ? 'nobody' : text(nameOf(owner, model)),
    text(classification),
    permitted?.decision === undefined
      ? 'not stated'
      : listed([
          `${permitted.decision}${permitted.purpose === undefined ? '' : ` for ${oneLine(text(permitted.purpose))}`}`,
          permitted.on,
          permitted.by === undefined ? undefined : `by ${text(nameOf(permitted.by, model))}`,
        ]),
    text(accessProvenOn),
  ]);
  return withoutEmptyColumns(tableOf(['Data', 'Owner', 'Class', 'Permitted', 'Access proven'], rows));
}

/** Columns in which no row says anything are left out. */
function withoutEmptyColumns(table: FactTable): FactTable {
  const kept = table.head.map((_, at) => at === 0 || table.rows.some((cells) => cells[at] !== ''));
  const only = (cells: readonly string[]): string[] => cells.filter((_, at) => kept[at] === true);
  return { ...table, head: only(table.head), rows: table.rows.map(only) };
}
