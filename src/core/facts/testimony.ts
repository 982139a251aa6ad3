/**
 * What files of the repository say, as typed data: the readers (`src/readers/`) take it from the files, the evaluation
 * holds the manifest against it. Names and keys are those of the designs of the readers; they are what
 * `ai-readiness facts` prints, and so a public contract.
 */
import type { FileRole, Foreign } from './file-role';
import type { DocumentValues } from './testimony-documents';
import type { InfrastructureValues } from './testimony-infrastructure';

export type { FileRole } from './file-role';

/** What a document is, by its content; it decides for which items it can count. */
export type DocumentKind =
  | 'evaluation'
  | 'attack-test'
  | 'test-report'
  | 'scan'
  | 'bill-of-materials'
  | 'data-contract'
  | 'data-quality'
  | 'data-card'
  | 'model-card'
  | 'interface'
  /** Made from one of our templates. */
  | 'form'
  /** A document in words. */
  | 'document'
  /** A decision, with its date. */
  | 'decision'
  /** A record of something that was done, with its date. */
  | 'record'
  | 'notebook'
  /** A picture or a drawing. */
  | 'picture'
  /** Rows, such as the result of a query. */
  | 'table'
  /** Code, configuration, infrastructure, pipelines: what the product itself is made of. */
  | 'repository'
  /** A document of a kind that is not read: PDF, office files. */
  | 'opaque'
  /** Nothing that can be evidence: archives, binaries, lock files, model files, pointers, parameters of a run. */
  | 'no-evidence';

/** How near a fact is to what runs: a cloud resource, a setting, a literal in the product's code, anything else. */
export type Site = 'deployed' | 'configured' | 'bound' | 'mentioned';

export type Pin = 'pinned' | 'moving' | 'undated' | 'unknown';

export interface ModelTestimony {
  /** Without profile and router prefix. */
  readonly id: string;
  readonly pin: Pin;
  readonly site: Site;
  /** Absent for the product's own. */
  readonly role?: FileRole;
  readonly provider?: string;
  readonly version?: string;
  readonly deployment?: string;
  readonly sku?: string;
  /** `default` where a deployment does not say it. */
  readonly upgrade?: string;
  /** The cross-region profile by which it is called. */
  readonly profile?: string;
  /** The name of the setting that holds it. */
  readonly setting?: string;
  /** The name of the setting that holds its version, where that is one of its own. */
  readonly versionSetting?: string;
  /** The variable or expression that may say otherwise. */
  readonly overridable?: string;
  readonly default?: true;
  readonly sample?: true;
  readonly selfHosted?: true;
  readonly preview?: true;
  /** The condition under which it is there. */
  readonly conditional?: string;
  /** The keys of the providers that are set up side by side, of which another setting chooses one. */
  readonly among?: readonly string[];
  /** The line of the name, 1-based, where the fact's own is that of its version. */
  readonly nameLine?: number;
}

export type Gate = 'blocks' | 'does-not-block' | 'after-merge' | 'after-release' | 'manual' | 'unknown';

export interface MetricTestimony extends Foreign {
  /** A path from the root of a result, or the name as Prometheus shows it. */
  readonly name: string;
  readonly value?: number;
  /** In what the value is, where that is said beside it: `%`, `ms`, `EUR`. */
  readonly unit?: string | undefined;
  readonly cases?: number;
  readonly dataset?: string;
  readonly slice?: string;
  /** Set where its slice is one of several models or prompts that were tried on the same cases. */
  readonly isVariant?: true;
  /** Set where it is of one class in a report of several: the cases of the run are not its own. */
  readonly ofClass?: true;
  readonly threshold?: string | number;
  readonly met?: boolean;
  /** What the value is, where the name does not say it. */
  readonly what?: string;
  /** Of a metric that code emits: counter, gauge, histogram … */
  readonly type?: string;
  /** The dotted name in the code. */
  readonly from?: string;
  readonly suffix?: string;
  readonly computed?: boolean;
}

/** What is said of a thing that is only there: no value of its own. */
type Nothing = Readonly<Record<string, never>>;

/** A comparison with a number in the expression of an alert. */
export interface AlertComparison {
  readonly metrics: readonly string[];
  readonly operator: string;
  readonly threshold: number;
}

/** Every fact that a reader may say, with the shape of its value. */
export interface TestimonyValues extends DocumentValues, InfrastructureValues {
  // Models.
  readonly model: ModelTestimony;
  readonly 'model-processing': { readonly id: string; readonly scope: string };
  readonly 'model-catalogue': { readonly count: number };
  readonly 'model-version': {
    readonly name?: string;
    readonly version?: string;
    readonly stage?: string;
    readonly pin?: Pin;
  };
  readonly 'deployment-name': {
    readonly name: string;
    readonly model: string | null;
    readonly role?: FileRole;
  };
  // Workflows.
  readonly 'workflow.deploy': {
    readonly job: string;
    /** Null: none here; `unknown`: in a workflow elsewhere; `expression`. */
    readonly environment: string | null;
    readonly triggers: readonly string[];
    readonly how?: 'gitops' | 'gitops-elsewhere';
    readonly system?: 'azure-pipelines' | 'gitlab';
    readonly strategy?: string;
  };
  readonly 'workflow.call': {
    /** Absent where it is called outside of any job. */
    readonly job?: string;
    readonly ref: string;
    readonly pin: 'commit' | 'tag' | 'branch' | 'local';
    readonly here: boolean;
    /** Of what is here: its inputs, so that they can be bound. */
    readonly with?: Readonly<Record<string, string>>;
  };
  readonly 'workflow.environment': {
    readonly job: string;
    readonly name: string | null;
    readonly expression?: string;
    readonly purpose?: 'pages';
  };
  readonly 'workflow.permissions': {
    /** `workflow`, or the name of the job. */
    readonly scope: string;
    /** The widest right: none, read, write, write-all. */
    readonly value: string;
    /** What may be written, where that is not all. */
    readonly writes?: readonly string[];
    readonly job?: string;
  };
  readonly 'workflow.schedule': { readonly cron: string };
  readonly 'workflow.concurrency': {
    readonly group: string;
    /** Absent where an expression says it. */
    readonly cancel?: boolean;
    readonly job?: string;
  };
  readonly 'workflow.evaluation': {
    readonly job: string;
    readonly step: string;
    readonly triggers: readonly string[];
    readonly gate: Gate;
  };
  readonly 'workflow.security-scan': {
    readonly tool: string;
    readonly kind: 'code' | 'secrets' | 'image' | 'dependencies';
    /** Whether what is found fails the job; absent where a setting of the host decides. */
    readonly blocks?: boolean;
  };
  readonly 'workflow.unused-input': { readonly input: string; readonly offers: readonly string[] };
  readonly 'workflow.deploys-tag': { readonly tag: string };
  // A step that waits for a person, where the file itself says so.
  readonly 'workflow.manual': { readonly job: string };
  // Tests that a workflow runs, and a switch that keeps those that call models from running.
  readonly 'workflow.tests': { readonly job: string; readonly modelCallsOff?: string };
  // Systems.
  readonly system: {
    readonly name: string;
    readonly kind: string;
    readonly image: string;
    readonly tag: string | null;
    /** Whether the image is fixed by its digest. */
    readonly digest?: true;
    readonly profile?: string;
    readonly overridable?: string;
    /** In a file or folder that is not for production. */
    readonly role?: FileRole;
    /** Whether what else the file starts shows that it is written for development. */
    readonly development?: true;
  };
  readonly component: Foreign & {
    readonly name: string;
    readonly image?: string;
    readonly tag?: string | null;
    readonly built?: true;
    readonly overridable?: string;
    /** Whether the image is fixed by its digest. */
    readonly digest?: true;
  };
  readonly tool: Foreign & { readonly name: string };
  // Monitoring.
  readonly alert: Foreign & {
    readonly name: string;
    readonly metrics: readonly string[];
    readonly operator?: string;
    readonly threshold?: number | null;
    readonly for: string | null;
    readonly quantile?: number;
    readonly ratio?: boolean;
    /** What the metrics are multiplied by before they are compared: 100 for percent. */
    readonly scale?: number;
    /** Set where it is the rest to one that is compared: `1 - …`. */
    readonly complement?: true;
    readonly compound?: boolean;
    /** Of a compound one: each comparison with a number, traffic guards included. */
    readonly comparisons?: readonly AlertComparison[];
    /** The functions and aggregations that the metrics go through, which decide what the threshold counts. */
    readonly functions?: readonly string[];
    /** The line of the threshold, 1-based: the fact's own is that of the alert's name. */
    readonly thresholdLine?: number;
  };
  readonly metric: MetricTestimony;
  readonly 'metric-mentioned': Foreign & { readonly name: string };
  readonly 'alert-metric-missing': { readonly metric: string };
  readonly receiver: Foreign & {
    readonly name: string;
    readonly kind: 'email' | 'slack' | 'webhook' | 'pagerduty' | (string & {}) | null;
    readonly state: 'set' | 'unknown' | 'placeholder' | 'local' | 'nobody';
  };
  readonly route: Foreign & {
    readonly default?: string;
    /** Of a route below: the severity or matcher that it is for. */
    readonly for?: string;
    readonly receiver?: string;
  };
  // Interfaces.
  readonly api: {
    readonly title: string;
    readonly version: string;
    /** The addresses under which it is served, as they are written. */
    readonly servers?: readonly string[];
    /** Set where some of its operations stand in other files: what is not found here may be there. */
    readonly partial?: true;
  };
  readonly operation: {
    readonly method: string;
    readonly path: string;
    readonly auth: readonly string[];
    readonly idempotent: 'by-method' | 'by-key' | 'by-optional-key' | 'not-stated';
    readonly rateLimited?: true;
    /** The lines of the path and of the parameter for the key, 1-based: the fact's own is that of the method. */
    readonly pathLine?: number;
    readonly keyLine?: number;
  };
  readonly 'interface.standard': string;
  readonly 'interface.title': string;
  readonly 'interface.operations': number;
  readonly 'interface.methods': readonly string[];
  readonly 'interface.security': readonly string[];
  // Prompts and agents.
  readonly prompt: {
    readonly name: string;
    readonly form: 'prompty' | 'template' | 'json' | (string & {});
    readonly role?: FileRole;
  };
  readonly 'prompt-reference': { readonly path: string };
  readonly 'coding-instructions': Nothing;
  /** Names that stand in a definition or in code; never all that an agent has. */
  readonly 'agent.tools': {
    readonly agent?: string;
    readonly names: readonly string[];
    readonly role?: FileRole;
  };
  readonly 'mcp-server': {
    readonly name: string;
    readonly transport: 'stdio' | 'http' | 'sse';
    readonly target: string;
    readonly pin: string | null;
    readonly local?: boolean;
    readonly audience: 'developers' | (string & {});
  };
}

export type TestimonyName = keyof TestimonyValues;

/** Where in its file something is said. 0-based, in UTF-16 code units; absent where the file as a whole says it. */
export interface TestimonyPlace {
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  /** In a zip: the file in it; there is no line then. */
  readonly member?: string;
}

/** What a reader says, of one fact. */
export type Said<Name extends TestimonyName = TestimonyName> = {
  readonly [Each in Name]: TestimonyPlace & {
    readonly fact: Each;
    readonly value: TestimonyValues[Each];
  };
}[Name];

/** One thing that a file says, with the reader that took it from there. */
export type Testimony<Name extends TestimonyName = TestimonyName> = Said<Name> & { readonly reader: string };

/** A label with its short value, as a file has it: a row of a table, a key of a configuration. */
export interface Setting extends TestimonyPlace {
  /** The keys that lead to it, or the heading under which it stands and the label. */
  readonly path: readonly string[];
  readonly value: string;
  /** The day that it begins with, as ISO text. */
  readonly day?: string;
}

/** All that a file says. */
export interface FileReading {
  /** From the root of the repository. */
  readonly path: string;
  readonly role: FileRole;
  /** What it is; absent where nobody knows, or two kinds fit. */
  readonly kind?: DocumentKind;
  readonly testimony: readonly Testimony[];
  /** Of a document in words: a few hashes of its parts, by which the same text is known under another name. */
  readonly sketch?: readonly number[];
  /** Of a file that a manifest names: labels with their values, at the place there that it names. */
  readonly settings?: readonly Setting[];
  /** Set where the place that is named does not stand there: whether a longer name does that has its words. */
  readonly place?: 'near' | 'nowhere';
}

/** What a reading says of some facts, in the order of the file. */
export function said<Name extends TestimonyName>(
  { testimony }: Pick<FileReading, 'testimony'>,
  ...names: readonly Name[]
): Extract<Testimony, { readonly fact: Name }>[] {
  const wanted: ReadonlySet<string> = new Set(names);
  return testimony.filter((each): each is Extract<Testimony, { readonly fact: Name }> =>
    wanted.has(each.fact),
  );
}

/** The first value that a reading gives for a fact. */
export function firstValue<Name extends TestimonyName>(
  reading: Pick<FileReading, 'testimony'>,
  name: Name,
): TestimonyValues[Name] | undefined {
  const first = reading.testimony.find(({ fact }) => fact === name);
  // The value belongs to the name by which it was found.
  return first?.value as TestimonyValues[Name] | undefined;
}

/** Why a file was not read, in words that follow "not read, because"; undefined where it was. */
export function unreadReason(reading: Pick<FileReading, 'testimony'>): string | undefined {
  const value = firstValue(reading, 'unread');
  return typeof value === 'object' ? value.reason : value;
}
