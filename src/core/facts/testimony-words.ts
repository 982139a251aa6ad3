/** What was read in a file, in the words of people: a few words for each fact, those first that tell most. */
import { shorten } from '../base/shorten';
import { grouped, plural } from '../base/words';
import type {
  AlertComparison,
  DocumentKind,
  FileReading,
  Testimony,
  TestimonyName,
  TestimonyValues,
} from './testimony';

/** What a kind is, in words that follow "it is". */
export const kindInWords: Readonly<Record<DocumentKind, string>> = {
  evaluation: 'the result of an evaluation',
  'attack-test': 'the result of an attack',
  'test-report': 'a test report',
  scan: 'the result of a scan',
  'bill-of-materials': 'a bill of materials',
  'data-contract': 'a data contract',
  'data-quality': 'a result of data quality checks',
  'data-card': 'a description of data',
  'model-card': 'the card of a model',
  interface: 'the contract of an interface',
  form: 'a filled template',
  document: 'a document',
  decision: 'a decision',
  record: 'a record',
  notebook: 'a notebook',
  picture: 'a picture',
  table: 'a table of rows',
  repository: 'a part of the code or its configuration',
  opaque: 'a document that is not read',
  'no-evidence': 'no document',
};

type Phrase<Name extends TestimonyName> = (value: TestimonyValues[Name]) => string | undefined;

const day = (value: string): string => (/^\d{4}-\d\d-\d\d[T ]/.test(value) ? value.slice(0, 10) : value);
const cases = (count: number | undefined): string =>
  count === undefined ? '' : ` on ${plural(count, 'case')}`;
const some = (words: readonly string[], most = 5): string =>
  words.length <= most
    ? words.join(', ')
    : `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
/** Parts that are there, one behind the other. */
const parts = (...all: readonly (string | undefined | false)[]): string =>
  all.filter((each) => typeof each === 'string' && each !== '').join(', ');
const compared = ({ metrics, operator, threshold }: AlertComparison): string =>
  `${metrics.join(' / ')} ${operator} ${threshold}`;

/** In the order in which they tell most; a fact that is not here follows, by its own name. */
const phrases: { readonly [Name in TestimonyName]?: Phrase<Name> } = {
  'evaluation.verdict': (value) => `verdict ${value}`,
  'document.filler': (value) => `filler text: ${value}`,
  'document.boilerplate': (value) => `${value} that everybody has`,
  'document.blank': (value) => `left open: ${some(value)}`,
  'document.notDone': (value) => `still open: ${shorten(value, 60)}`,
  'document.failed': (value) => `says ${shorten(value, 60)}`,
  'document.template': ({ state }) =>
    state === 'untouched' ? 'a template that nobody has filled in' : `a template, ${state}`,
  'document.promptsLeft': (value) =>
    value === 0 ? undefined : `${plural(value, 'prompt')} of the template left`,
  'document.unfilled': (value) => `not filled in: ${some(value)}`,
  'document.decision': (value) =>
    typeof value === 'string' ? `decision: ${value}` : `decision: ${value.value} (${value.scope})`,
  'document.approvals': ({ given, open, refused = 0 }) =>
    parts(`${plural(given, 'signature')}`, open > 0 && `${open} open`, refused > 0 && `${refused} refused`),
  'criteria.metric': ({ name, slice, goAt, cases: of }) =>
    `criterion ${name}${slice === undefined ? '' : ` (${slice})`}: ${goAt}${cases(of)}`,
  'criteria.fixedOn': (value) => `criteria fixed on ${value}`,
  metric: ({ name, value, slice, threshold, cases: of, type }) =>
    parts(
      `${name}${slice === undefined ? '' : ` (${slice})`}${value === undefined ? '' : ` ${value}`}${cases(of)}`,
      threshold !== undefined && `threshold ${threshold}`,
      type,
    ),
  'evaluation.status': (value) => `status ${value}`,
  'evaluation.cases': (value) => plural(value, 'case'),
  'evaluation.passed': (value) => `${grouped(value)} passed`,
  'evaluation.failed': (value) => `${grouped(value)} failed`,
  'evaluation.errored': (value) => `${grouped(value)} ended in an error`,
  'evaluation.model': (value) => `model ${value}`,
  'evaluation.models': (value) => `models ${some(value)}`,
  'evaluation.ran': (value) => `ran on ${day(value)}`,
  'evaluation.commit': (value) => `commit ${value.slice(0, 12)}`,
  'evaluation.release': (value) => `release ${value}`,
  'evaluation.dataset': (value) => `data ${value}`,
  'evaluation.datasetHash': (value) =>
    `hash of the data ${value.slice(0, 20)}${value.length > 20 ? '…' : ''}`,
  'evaluation.split': (value) => `run on the part "${value}"`,
  'evaluation.unmeasured': (value) => `${value} has no value`,
  'evaluation.tool': (value) => `made with ${value}`,
  'evaluation.judge': (value) => `judged by ${value}`,
  'evaluation.dirty': (value) => (value ? 'with changes that were not committed' : undefined),
  'tests.total': (value) => plural(value, 'test'),
  'tests.attacks': (value) => `${plural(value, 'test')} of attacks`,
  'tests.failed': (value) => `${grouped(value)} failed`,
  'tests.skipped': (value) => `${grouped(value)} skipped`,
  'tests.ran': (value) => `ran on ${day(value)}`,
  'scan.secrets': (value) => plural(value, 'secret'),
  'scan.active': (value) => plural(value, 'open finding'),
  'scan.bySeverity': (value) =>
    parts(...Object.entries(value).map(([severity, count]) => `${count ?? 0} ${severity}`)),
  'scan.status': (value) => `status ${value}`,
  'scan.tool': (value) => `made with ${value}`,
  'scan.ran': (value) => `ran on ${day(value)}`,
  'bom.model': ({ name, version }) => `model ${name}${version === undefined ? '' : ` ${version}`}`,
  'bom.components': (value) => plural(value, 'component'),
  'contract.placeholder': (value) => (value ? 'what a tool begins with, not filled in' : undefined),
  'contract.status': (value) => `status ${value}`,
  'contract.latency': (value) => `an age of at most ${value}`,
  'contract.element': (value) => `promised of ${value}`,
  'contract.freshness': (value) =>
    typeof value === 'string'
      ? `freshness ${value}`
      : `freshness of ${value.table}: ${value.error ?? value.warn ?? 'not promised'}`,
  'contract.retention': (value) => `kept for ${value}`,
  'contract.classification': (value) =>
    `classified ${some(Object.entries(value).map(([word, count]) => `${word} (${plural(count ?? 0, 'column')})`))}`,
  'contract.pii': (value) => `personal data: ${some(value)}`,
  'contract.owner': (value) => `owner ${value}`,
  'contract.team': (value) => `team ${value}`,
  'contract.rules': (value) => plural(value, 'quality rule'),
  'contract.columns': (value) => plural(value, 'column'),
  'contract.leaving': ({ role, username, until }) => `${role} ${username} until ${until}`,
  'contract.member': ({ role, username }) => `${role} ${username}`,
  'quality.failed': (value) => `${plural(value, 'rule')} failed`,
  'quality.warned': (value) => `${plural(value, 'rule')} warned`,
  'quality.passed': (value) => `${plural(value, 'rule')} passed`,
  'quality.ran': (value) => `ran on ${day(value)}`,
  'record.date': (value) => `done on ${value}`,
  'record.minutes': (value) => `took ${plural(value, 'minute')}`,
  'record.by': (value) => `by ${value}`,
  'record.signal': ({ id, value, threshold, met }) =>
    `signal ${id}${value === undefined ? '' : ` ${value}`}${threshold === undefined ? '' : `, threshold ${threshold}`}${met === undefined ? '' : met ? ', met' : ', missed'}`,
  operation: ({ method, path, idempotent }) =>
    `${method.toUpperCase()} ${path}${idempotent === 'not-stated' ? '' : `, idempotent ${idempotent.replaceAll('-', ' ')}`}`,
  'interface.title': (value) => value,
  'interface.operations': (value) => plural(value, 'operation'),
  'interface.methods': (value) => `methods ${some(value, 8)}`,
  'interface.security': (value) => `secured by ${some(value)}`,
  api: ({ title, version }) => `${title} ${version}`,
  model: ({ id, version, pin, setting, site }) =>
    parts(`model ${id}${version === undefined ? '' : ` ${version}`}`, pin, setting && `in ${setting}`, site),
  'model-version': ({ name, version, stage }) =>
    `model ${[name, version, stage].filter((each) => each !== undefined).join(' ')}`,
  'deployment-name': ({ name, model }) => `deployment ${name}${model === null ? '' : ` of ${model}`}`,
  'workflow.deploy': ({ job, environment }) =>
    `job ${job} deploys${environment === null ? '' : ` to ${environment}`}`,
  'workflow.environment': ({ job, name }) =>
    name === null ? undefined : `job ${job} has the environment ${name}`,
  'workflow.evaluation': ({ job, step, gate }) =>
    `job ${job} evaluates (${step}), ${gate.replaceAll('-', ' ')}`,
  'workflow.security-scan': ({ tool, kind }) => `${tool} looks for holes in ${kind}`,
  system: ({ name, kind, image }) => `${name}: ${kind} (${image})`,
  component: ({ name, image }) => parts(`component ${name}`, image),
  'iac.region': ({ value }) => `region ${value}`,
  'iac.log-retention': ({ days, of }) =>
    days === null ? undefined : `logs are kept ${plural(days, 'day')} (${of.replaceAll('-', ' ')})`,
  'iac.alarm': ({ name, metric, operator, threshold }) =>
    `alarm ${name}${metric === undefined ? '' : `: ${metric} ${operator ?? ''} ${threshold ?? ''}`.trimEnd()}`,
  'iac.rate-limit': ({ limit, window, where }) =>
    `limit ${limit ?? 'not known'}${window === undefined ? '' : ` in ${window}`} (${where})`,
  alert: ({ name, metrics, operator, threshold, comparisons, for: during }) =>
    `alert ${name}: ${
      comparisons === undefined || comparisons.length === 0
        ? `${metrics.join(' / ')} ${operator ?? ''} ${threshold ?? ''}`.trimEnd()
        : comparisons.map(compared).join(', ')
    }${during === null ? '' : ` for ${during}`}`,
  receiver: ({ name, kind, state }) => parts(`receiver ${name}`, kind ?? undefined, state),
  owner: ({ pattern, owners }) => `${pattern} belongs to ${some(owners)}`,
  'mcp-server': ({ name, target, pin }) =>
    `server ${name}: ${target}${pin === null ? ', not pinned' : ` ${pin}`}`,
  prompt: ({ name, form }) => `prompt ${name} (${form})`,
  'agent.tools': ({ names }) => `tools ${some(names, 8)}`,
  secret: ({ form }) => `what looks like a secret (${form}); it is not shown`,
  'card.model': (value) => `model ${value}`,
  'dataset.license': (value) => `licence ${value}`,
  'dataset.hash': (value) => `hash ${value.slice(0, 20)}${value.length > 20 ? '…' : ''}`,
  'notebook.error': (value) => `ended in an error: ${value}`,
  'notebook.cells': ({ code, executed }) => `${executed} of ${plural(code, 'cell')} were run`,
  'document.status': (value) => `status ${value}`,
  'document.date': (value) => `dated ${value}`,
  'document.decidedBy': (value) => `decided by ${value}`,
  'document.by': (value) => `by ${value}`,
  'document.owner': (value) => `owner ${value}`,
  'document.chosen': (value) => `chosen: ${value}`,
  'document.checkboxes': ({ done, open }) => `${done} of ${plural(done + open, 'box', 'boxes')} ticked`,
  'document.headings': (value) => `speaks of: ${some(value)}`,
  'document.words': (value) => `${plural(value, 'word')} of its own`,
  // Said by itself, wherever a file is spoken of.
  unread: () => undefined,
};

const ranks: ReadonlyMap<string, number> = new Map(Object.keys(phrases).map((name, rank) => [name, rank]));

/** No phrase is longer. */
const longest = 120;

function phraseOf<Name extends TestimonyName>({
  fact,
  value,
}: {
  readonly fact: Name;
  readonly value: TestimonyValues[Name];
}): string | undefined {
  const phrase = phrases[fact];
  return phrase === undefined ? `${nameInWords(fact)}: ${valueInWords(value)}` : phrase(value);
}

/** `workflow.unused-input` → `unused input`, `model.made` → `made`. */
function nameInWords(name: string): string {
  const last = name.split('.').at(-1) ?? name;
  return last.replaceAll('-', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Names of keys that say something by themselves; of all others the value alone is shown. */
function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : some(value.map(valueInWords));
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return entries
    .map(([key, each]) => (each === true ? nameInWords(key) : `${nameInWords(key)} ${valueInWords(each)}`))
    .join(', ');
}

/** One fact in a few words. */
interface ToldFact {
  readonly text: string;
  /** 0-based; absent where the file as a whole says it. */
  readonly line?: number;
}

/** What a file says, as far as anyone reads on. */
interface Told {
  readonly facts: readonly ToldFact[];
  /** How many more there are. */
  readonly more: number;
}

/** What was read in a file: what stands on the lines that matter first, then what tells most, in the order of the file. */
export function toldOf(
  { testimony }: Pick<FileReading, 'testimony'>,
  most: number,
  lines: ReadonlySet<number> = new Set(),
): Told {
  const rank = ({ fact, line }: Testimony): number =>
    (line !== undefined && lines.has(line) ? -1000 : 0) + (ranks.get(fact) ?? ranks.size);
  const all = [...testimony]
    .sort((one, other) => rank(one) - rank(other) || (one.line ?? -1) - (other.line ?? -1))
    .flatMap((each): ToldFact[] => {
      const text = phraseOf(each);
      if (text === undefined || text === '') return [];
      return [{ text: shorten(text, longest), ...(each.line === undefined ? {} : { line: each.line }) }];
    });
  const seen = new Set<string>();
  const distinct = all.filter(({ text, line }) => {
    const key = `${line ?? ''}\n${text}`;
    return !seen.has(key) && seen.add(key);
  });
  return { facts: distinct.slice(0, most), more: Math.max(0, distinct.length - most) };
}
