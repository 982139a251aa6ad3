/** What is said by documents: results, scans, contracts of data, records, and files that are none of these. */
export interface DocumentValues {
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
  /** The release of the product that was evaluated. */
  readonly 'evaluation.release': string;
  readonly 'evaluation.resultFile': string;
  /** Which part of the data it was run on, where that has a name: `train`, `test`. */
  readonly 'evaluation.split': string;
  readonly 'evaluation.status': string;
  readonly 'evaluation.tool': string;
  /** The path of a metric that has no value: it is null or not a number. */
  readonly 'evaluation.unmeasured': string;
  readonly 'evaluation.verdict': string;
  readonly 'redteam.techniques': readonly string[];
  readonly 'model.id': string;
  readonly 'model.made': string;
  readonly 'model.name': string;
  readonly 'model.run': string;
  readonly 'model.version': string;
  /** How many of them are named for an attack, where any is. */
  readonly 'tests.attacks': number;
  readonly 'tests.failed': number;
  /** How many of them are listed, where it only counts them. */
  readonly 'tests.listed': number;
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
  /** Of which table of several the promise at the same place is. */
  readonly 'contract.element': string;
  readonly 'contract.made': string;
  /** With the first day, where there is one: it may lie ahead. */
  readonly 'contract.member': { readonly role: string; readonly username: string; readonly from?: string };
  /** A member with a last day, which is past or lies ahead. */
  readonly 'contract.leaving': { readonly role: string; readonly username: string; readonly until: string };
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
    /** Where the newest decision is a no, with the line of its row; of a release where the table says of which. */
    readonly refusals?: readonly { readonly release?: string; readonly line: number }[];
  };
  /** Labels of records and decisions behind which nothing is written yet. */
  readonly 'document.blank': readonly string[];
  /** What it is word by word: a text that many have. */
  readonly 'document.boilerplate': string;
  readonly 'document.by': string;
  readonly 'document.checkboxes': { readonly done: number; readonly open: number };
  readonly 'document.chosen': string;
  readonly 'document.date': string;
  /** Days that stand anywhere in its text. */
  readonly 'document.days': readonly string[];
  /** The words in which it says that what it tells of failed, or that its conditions are not met. */
  readonly 'document.failed': string;
  /** The words in which it says that something was not approved, where nothing in it was. */
  readonly 'document.refused': string;
  /** Rows of tables that somebody has filled in. */
  readonly 'document.rows': number;
  /** A table of rows: whether its columns have names of their own. */
  readonly 'table.named': boolean;
  readonly 'document.decidedBy': string;
  readonly 'document.decision': string | { readonly scope: string; readonly value: string };
  readonly 'document.empty': readonly string[];
  readonly 'document.filler': string;
  /** Its headings as they are written: what it speaks of. */
  readonly 'document.headings': readonly string[];
  /** What it says where its matter is still open and it says hardly anything else. */
  readonly 'document.notDone': string;
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
  /** Who may stop the system, as the record of a test of that names them. */
  readonly 'record.mayStop': string;
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
