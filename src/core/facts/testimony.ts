/**
 * What files of the repository say, as typed data: the readers (`src/readers/`) take it from the files, the evaluation
 * holds the manifest against it. Names and keys are those of the designs of the readers; they are what
 * `ai-readiness facts` prints, and so a public contract.
 */

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

/** What a file is for. Only what the product itself is made of can contradict a manifest. */
export type FileRole = 'product' | 'test' | 'evaluation' | 'ci' | 'example' | 'tooling' | 'history';

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
  /** The line of the name, 1-based, where the fact's own is that of its version. */
  readonly nameLine?: number;
}

export type Gate = 'blocks' | 'does-not-block' | 'after-merge' | 'after-release' | 'manual' | 'unknown';

export interface MetricTestimony {
  /** A path from the root of a result, or the name as Prometheus shows it. */
  readonly name: string;
  readonly value?: number;
  readonly cases?: number;
  readonly dataset?: string;
  readonly slice?: string;
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
export interface TestimonyValues {
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
  };
  readonly component: {
    readonly name: string;
    readonly image?: string;
    readonly tag?: string | null;
    readonly built?: true;
    readonly overridable?: string;
    /** Whether the image is fixed by its digest. */
    readonly digest?: true;
  };
  readonly tool: { readonly name: string };
  // Infrastructure.
  readonly 'iac.region': {
    readonly value: string;
    readonly default?: true;
    /** The resource on which it stands, where it is that of one. */
    readonly of?: string;
  };
  readonly 'iac.log-retention': {
    readonly days: number | null;
    readonly of: 'log-analytics' | 'application-insights' | 'cloudwatch-log-group' | 'logging-bucket';
    readonly variable?: string;
    readonly default?: true;
    readonly workspaceBased?: boolean;
    /** The condition under which the store is there. */
    readonly conditional?: string;
    /** A Bicep default holds unless a parameter file says otherwise; a Terraform default proves nothing. */
    readonly language?: 'bicep' | 'terraform';
  };
  readonly 'iac.log-export': { readonly to: string };
  readonly 'iac.alarm': {
    readonly name: string;
    readonly metric?: string;
    readonly operator?: string;
    readonly threshold?: number | null;
    readonly actions: 'sns' | 'action-group' | 'conditional' | 'none';
    readonly default?: true;
    /** The line of the threshold, 1-based: the fact's own is that of the alarm. */
    readonly thresholdLine?: number;
  };
  readonly 'iac.rate-limit': {
    readonly limit: number | null;
    readonly window?: string;
    readonly scope?: 'ip' | 'user' | 'key';
    readonly where: 'waf' | 'ingress' | 'gateway';
    readonly default?: true;
    readonly variable?: string;
    /** What is counted, where that is not the requests. */
    readonly unit?: 'tokens';
  };
  readonly 'iac.queue': {
    readonly name: string;
    readonly maxReceive: number;
    readonly default?: true;
  };
  readonly 'iac.permission': {
    readonly actions: readonly string[];
    readonly resources?: readonly string[];
    readonly policy?: string;
    readonly wide: boolean;
  };
  readonly 'iac.secret-store': {
    readonly kind: 'key-vault' | 'secrets-manager' | 'ssm';
    readonly rbac?: boolean;
  };
  readonly 'iac.setting': { readonly name: string; readonly value: string | number | boolean };
  readonly secret: { readonly form: string };
  // People and dependencies.
  readonly owner: {
    readonly pattern: string;
    readonly owners: readonly string[];
    readonly team?: boolean;
    /** False where a later line hides it. */
    readonly effective?: boolean;
    /** How many more are named by an address of e-mail, which is never shown. */
    readonly addresses?: number;
    /** Of GitLab: the section in which it stands, and whether its approval is optional. */
    readonly section?: string;
    readonly optional?: true;
  };
  readonly updates: {
    readonly ecosystem?: string;
    readonly directory?: string;
    readonly directories?: readonly string[];
    readonly interval?: string;
    /** Only what closes a hole is proposed. */
    readonly securityOnly?: true;
    /** False where it is switched off as a whole. */
    readonly enabled?: false;
    readonly tool?: 'renovate';
    readonly extends?: readonly string[];
    readonly exceptions?: readonly string[];
  };
  // Monitoring.
  readonly alert: {
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
  readonly 'metric-mentioned': { readonly name: string };
  readonly 'alert-metric-missing': { readonly metric: string };
  readonly receiver: {
    readonly name: string;
    readonly kind: 'email' | 'slack' | 'webhook' | 'pagerduty' | (string & {}) | null;
    readonly state: 'set' | 'unknown' | 'placeholder' | 'local' | 'nobody';
  };
  readonly route: {
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
  // Evaluations.
  readonly 'evaluation.cases': number;
  readonly 'evaluation.commit': string;
  readonly 'evaluation.dirty': boolean;
  readonly 'evaluation.dataset': string;
  readonly 'evaluation.datasetHash': string;
  readonly 'evaluation.errored': number;
  readonly 'evaluation.failed': number;
  readonly 'evaluation.judge': string;
  readonly 'evaluation.model': string;
  readonly 'evaluation.models': readonly string[];
  readonly 'evaluation.passed': number;
  readonly 'evaluation.ran': string;
  readonly 'evaluation.resultFile': string;
  readonly 'evaluation.status': string;
  readonly 'evaluation.tool': string;
  readonly 'evaluation.verdict': string;
  readonly 'redteam.techniques': readonly string[];
  readonly 'model.id': string;
  readonly 'model.made': string;
  readonly 'model.name': string;
  readonly 'model.run': string;
  readonly 'model.version': string;
  readonly 'tests.failed': number;
  readonly 'tests.ran': string;
  readonly 'tests.skipped': number;
  readonly 'tests.total': number;
  // Scans and bills of materials.
  readonly 'scan.active': number;
  readonly 'scan.advisories': number;
  readonly 'scan.bySeverity': {
    readonly critical?: number;
    readonly high?: number;
    readonly medium?: number;
    readonly low?: number;
    readonly unknown?: number;
  };
  readonly 'scan.packages': number;
  readonly 'scan.place': string;
  readonly 'scan.ran': string;
  readonly 'scan.secrets': number;
  readonly 'scan.status': string;
  readonly 'scan.suppressed': number;
  readonly 'scan.target': string;
  readonly 'scan.tool': string;
  readonly 'bom.components': number;
  readonly 'bom.format': string;
  readonly 'bom.made': string;
  readonly 'bom.model': { readonly name: string; readonly version?: string };
  readonly 'bom.subject': string;
  readonly 'bom.vulnerability': { readonly id: string; readonly state: string };
  // Data.
  readonly 'contract.classification': {
    readonly none?: number;
    readonly public?: number;
    readonly restricted?: number;
    readonly [word: string]: number | undefined;
  };
  readonly 'contract.columns': number;
  readonly 'contract.freshness':
    | string
    | {
        readonly table: string;
        /** Null where a table promises nothing, whatever its source does. */
        readonly value?: null;
        readonly warn?: string;
        readonly error?: string;
      };
  readonly 'contract.latency': string;
  readonly 'contract.made': string;
  readonly 'contract.member': { readonly role: string; readonly username: string };
  readonly 'contract.owner': string;
  readonly 'contract.pii': readonly string[];
  readonly 'contract.placeholder': boolean;
  readonly 'contract.retention': string;
  readonly 'contract.rules': number;
  readonly 'contract.server': string;
  readonly 'contract.standard': string;
  readonly 'contract.status': string;
  readonly 'contract.team': string;
  readonly 'quality.failed': number;
  readonly 'quality.passed': number;
  readonly 'quality.ran': string;
  readonly 'quality.suite': string;
  readonly 'quality.warned': number;
  readonly 'dataset.hash': string;
  readonly 'dataset.license': string;
  readonly 'dataset.name': string;
  readonly 'dataset.revision': string;
  readonly 'dataset.size': string;
  readonly 'card.base': string;
  readonly 'card.generated': boolean;
  readonly 'card.model': string;
  readonly 'card.version': string;
  // Documents and records.
  readonly 'criteria.fixedOn': string;
  readonly 'criteria.metric': {
    readonly name: string;
    readonly slice?: string;
    /** A number where it is nothing else. */
    readonly goAt: number | string;
    readonly weakestSlice?: number | string;
    readonly cases?: number;
  };
  readonly 'criteria.version': string;
  readonly 'document.approvals': {
    readonly given: number;
    readonly open: number;
    /** Signed, with a no. */
    readonly refused?: number;
  };
  readonly 'document.by': string;
  readonly 'document.checkboxes': { readonly done: number; readonly open: number };
  readonly 'document.chosen': string;
  readonly 'document.date': string;
  /** Days that stand anywhere in its text. */
  readonly 'document.days': readonly string[];
  readonly 'document.decidedBy': string;
  readonly 'document.decision': string | { readonly scope: string; readonly value: string };
  readonly 'document.empty': readonly string[];
  readonly 'document.filler': string;
  /** Its headings as they are written: what it speaks of. */
  /** Its headings as they are written: what it speaks of. */
  readonly 'document.headings': readonly string[];
  readonly 'document.owner': string;
  readonly 'document.promptsLeft': number;
  readonly 'document.status': string;
  readonly 'document.template': {
    /** The item, of our own; absent for a form that nobody knows by name. */
    readonly name?: string;
    readonly state: 'untouched' | 'partly' | 'filled' | (string & {});
    readonly promptsLeft?: number;
    /** Of our own: how many it began with. */
    readonly prompts?: number;
    readonly placeholders?: number;
  };
  /** The fields of our forms that still have a prompt in them: labels, first cells of rows, heads of columns, headings. */
  readonly 'document.unfilled': readonly string[];
  readonly 'document.words': number;
  readonly 'record.by': string;
  readonly 'record.date': string;
  readonly 'record.environment': string;
  readonly 'record.minutes': number;
  readonly 'record.next': string;
  /** Of a test of the stop control: what the system still put out after it. */
  readonly 'record.outputsAfterStop': number;
  readonly 'record.signal': {
    readonly id: string;
    readonly threshold?: string;
    readonly value?: number | string;
    readonly met?: boolean;
  };
  readonly 'notebook.cells': { readonly code: number; readonly executed: number };
  readonly 'notebook.error': string;
  // Files.
  readonly 'file.says': string;
  readonly 'file.type': string;
  /** Why it is not read; with a `reason` where it could be, and nobody takes it. */
  readonly unread: string | { readonly reason: string };
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

/** All that a file says. */
export interface FileReading {
  /** From the root of the repository. */
  readonly path: string;
  readonly role: FileRole;
  /** What it is; absent where nobody knows, or two kinds fit. */
  readonly kind?: DocumentKind;
  readonly testimony: readonly Testimony[];
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
