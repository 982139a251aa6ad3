/** Results of evaluations that stand in the repository. Never a threshold: what counts as passed is fixed before. */
import { sameModel } from '../claims/evidence/same-model';
import { reachOf } from '../claims/repository/base/scope';
import { type FileReading, type FileRole, said } from '../facts/testimony';
import { type Ground, isNamed, named } from './found';
import { Ids } from './ids';
import { type Field, type ProposedEntry, sourceOf } from './proposal';

/** A list of more is read by nobody. */
const mostResults = 4;

export function proposedEvaluations(ground: Ground, models: readonly ProposedEntry[]): ProposedEntry[] {
  const { manifest } = ground;
  const there = Object.values(manifest.evaluations ?? {}).map(({ result }) => result?.file);
  const ids = new Ids(Object.keys(manifest.evaluations ?? {}));
  const open = latest(resultsOf(ground)).filter(({ reading: { path } }) => !isNamed(there, path, ground));
  // What stands among evaluations is one before all that has numbers and stands elsewhere.
  return [...open.filter(isAmongEvaluations), ...open.filter((each) => !isAmongEvaluations(each))]
    .slice(0, mostResults)
    .map((result) => entryOf(result, { ids, ground, models }));
}

function isAmongEvaluations({ reading: { role } }: Result): boolean {
  return role === 'evaluation';
}

/** The results of the product: something was run, and numbers came out. */
export function resultsOf({ first: { index } }: Ground): FileReading[] {
  return index.readings.filter(
    (reading) =>
      (reading.kind === 'evaluation' || reading.kind === 'attack-test') &&
      !ofOthers.has(reading.role) &&
      (reading.role === 'evaluation' || !/(?:^|\/)tooling\//i.test(reading.path)) &&
      (reading.role !== 'example' || /(?:^|\/)docs\//i.test(reading.path)) &&
      reachOf(reading.path, index) === 'own' &&
      !shown.test(reading.path) &&
      isOfARun(reading),
  );
}

/** What runs in these may write down how it went: that is no result of the product. */
const ofOthers: ReadonlySet<FileRole> = new Set(['test', 'ci', 'tooling']);

/** What shows how a result looks, or what it is compared with, is none. */
const shown = /fixture|example|sample|template|reference|baseline|profile|golden|expected|mock/i;

/** A file of numbers may be settings, prices or a table; only what says that it was run is a result. */
function isOfARun(reading: FileReading): boolean {
  const says = (fact: string): boolean => reading.testimony.some((each) => each.fact === fact);
  const hasRun = ['tool', 'ran', 'verdict', 'model', 'dataset'].some((each) => says(`evaluation.${each}`));
  return hasRun && (says('metric') || says('evaluation.passed') || says('evaluation.failed'));
}

interface Result {
  readonly reading: FileReading;
  readonly ran: string | undefined;
  /** How many others stand beside it. */
  readonly others: number;
}

/** Of several in one folder the latest, where each says when it ran. */
function latest(readings: readonly FileReading[]): Result[] {
  const folders = new Map<string, FileReading[]>();
  for (const reading of readings) {
    const folder = reading.path.slice(0, reading.path.lastIndexOf('/') + 1);
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, [reading]);
    else known.push(reading);
  }
  return [...folders.values()].flatMap((all) => {
    const dated = all
      .map((reading) => ({ reading, ran: dayOf(reading), others: all.length - 1 }))
      .sort((one, other) => ((one.ran ?? '') < (other.ran ?? '') ? 1 : -1));
    const [first] = dated;
    return first === undefined ? [] : [first];
  });
}

function dayOf(reading: FileReading): string | undefined {
  const ran = said(reading, 'evaluation.ran')[0]?.value;
  return ran === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(ran)?.[0];
}

interface Around {
  readonly ids: Ids;
  readonly ground: Ground;
  readonly models: readonly ProposedEntry[];
}

function entryOf(result: Result, { ids, ground, models }: Around): ProposedEntry {
  const { reading, ran } = result;
  const question = questionOf(result);
  const source = sourceOf({ file: reading.path, said: said(reading, 'evaluation.ran')[0] });
  const [tool] = said(reading, 'evaluation.tool');
  const file = named(reading.path, ground);
  const fields: Field[] = [
    {
      key: 'item',
      value: reading.kind === 'attack-test' ? 'adversarial-tests-passed' : 'evaluation-passed',
    },
    { key: 'metrics', value: {} },
    ...dataField(reading, ground),
    ...evaluatedField(reading, { ids, ground, models }),
    {
      key: 'result',
      value: { file, ...(ran === undefined ? {} : { on: ran }) },
      from: source,
      ...(tool === undefined ? {} : { note: `written by ${tool.value}` }),
    },
  ];
  return {
    section: 'evaluations',
    path: ['evaluations', ids.give('evaluation', ...namesOf(reading.path))],
    label: reading.path,
    source,
    fields,
    ...(question === undefined ? {} : { question }),
  };
}

/** What says that something was tried on cases, and not only measured. */
const ofTrial = /^evaluation\.(?:models?|dataset|datasetHash|verdict|cases|passed|judge)$/;

/** Numbers of no tool that is known may have been measured for anything, unless they stand among evaluations. */
function questionOf({ reading, others }: Result): string | undefined {
  if (others > 0)
    return `${others === 1 ? 'another result stands' : `${others} more results stand`} in its folder: is it the one that counts?`;
  const isOfTool = reading.testimony.some(
    ({ reader, fact }) => fact === 'metric' && reader !== 'plain-result',
  );
  const isOfModel = reading.testimony.some(({ fact }) => ofTrial.test(fact));
  return isOfTool || (reading.role === 'evaluation' && isOfModel)
    ? undefined
    : 'is it the result of an evaluation of the product?';
}

/** What says most: the file's own name, unless every result is called so. */
function namesOf(path: string): string[] {
  const parts = path.replace(/\.[^./]+$/, '').split('/');
  const name = parts.at(-1) ?? '';
  const isPlain = /^(?:results?|summary|metrics?|report|output|eval(?:uation)?(?:[-_]results?)?)$/i.test(
    name,
  );
  const folder = parts.at(-2) ?? '';
  return isPlain ? [/^\d|^evals?$|^results?$/i.test(folder) ? 'evaluation' : folder, name] : [name];
}

/** Only where the file that the result names is there. */
function dataField(reading: FileReading, ground: Ground): Field[] {
  const [dataset] = said(reading, 'evaluation.dataset');
  const path = dataset === undefined ? undefined : ground.first.dataFiles.get(dataset.value);
  if (dataset === undefined || path === undefined) return [];
  return [
    {
      key: 'data',
      value: { file: named(path, ground) },
      from: sourceOf({ file: reading.path, said: dataset }),
    },
  ];
}

function evaluatedField(reading: FileReading, { ground, models }: Around): Field[] {
  const [model] = said(reading, 'evaluation.model');
  const [commit] = said(reading, 'evaluation.commit');
  const known = [...manifestModels(ground), ...proposed(models)];
  const same = known.filter((each) => model !== undefined && isOne(model.value, each));
  const tried = same.length === 1 ? [same[0]?.id ?? ''] : [];
  if (tried.length === 0 && commit === undefined) return [];
  return [
    {
      key: 'evaluated',
      value: {
        ...(tried.length === 0 ? {} : { models: tried }),
        ...(commit === undefined ? {} : { commit: commit.value }),
      },
      from: sourceOf({ file: reading.path, said: tried.length === 0 ? commit : model }),
    },
  ];
}

interface KnownModel {
  readonly id: string;
  readonly name?: string;
  readonly version?: string;
}

function manifestModels({ manifest }: Ground): KnownModel[] {
  return Object.entries(manifest.models ?? {}).map(([id, { name, version }]) => ({
    id,
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
  }));
}

function proposed(models: readonly ProposedEntry[]): KnownModel[] {
  const textOf = (entry: ProposedEntry, key: string): string | undefined => {
    const value = entry.fields.find((field) => field.key === key)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  return models.map((entry) => {
    const [name, version] = [textOf(entry, 'name'), textOf(entry, 'version')];
    return {
      id: String(entry.path[1] ?? ''),
      ...(name === undefined ? {} : { name }),
      ...(version === undefined ? {} : { version }),
    };
  });
}

/** The same id, as it is written, counts as well: an alias names the same alias. */
function isOne(written: string, model: KnownModel): boolean {
  return written === model.name || sameModel(written, model) === 'same';
}
