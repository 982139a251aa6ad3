import type { Cause } from '../base/cause';
import type { Delay } from '../base/delay';
import type { Finding, PlaceInFile, Severity } from '../base/finding';
import type { FindingCode } from '../base/finding-code';
import type { Fix } from '../base/fix';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import type { Stage } from '../base/stages';
import type { Claim } from '../facts/claim';
import type { Facts } from '../facts/context';
import type { Gate, ItemReport } from '../facts/report';
import type { Forecaster } from '../forecast/forecast';
import type { NamedDocument } from '../schema/documents';
import type { ItemId } from '../schema/generated/catalogue';
import type { Reference } from '../schema/references';
import type { SchemaFault } from '../schema/validate';
import type { Parsed } from '../text/parsed';

/** What a rule looks at. */
export interface RuleContext {
  readonly facts: Facts;
  readonly parsed: Parsed;
  readonly faults: readonly SchemaFault[];
  /** What the file is called; undefined for a text that is in none, and where nobody says. */
  readonly fileName: string | undefined;
  readonly items: readonly ItemReport[];
  /** What the repository says of what the manifest claims. */
  readonly claims: readonly Claim[];
  /** What refers to entries of sections and to items, in the facts. */
  readonly references: readonly Reference[];
  /** What the facts name as documents, outside of the evidence. */
  readonly documents: readonly NamedDocument[];
}

/** What a rule about gates looks at: the gates come from what all other rules found. */
export interface GateContext extends RuleContext {
  readonly gates: Readonly<Record<Stage, Gate>>;
  readonly problems: readonly (Problem & { readonly severity: Severity } & Pick<Finding, 'aliases'>)[];
  /** When the gates can be passed; worked out when it is asked for. */
  readonly forecaster: () => Forecaster;
  /** What today's facts show of later stages, and no other finding tells. */
  readonly early: readonly EarlySignal[];
}

/** One fact that items of later stages will run into. */
export interface EarlySignal {
  readonly message: string;
  readonly path: Path;
  /** In the order of the checklist; at least one. */
  readonly items: readonly ItemId[];
  /** Where else it is so. */
  readonly others: readonly { readonly message: string; readonly path: Path }[];
}

/** What a rule has found. It says where by path; `evaluate/evaluate.ts` finds the range. */
export interface Problem {
  readonly message: string;
  readonly path: Path;
  /** What to underline: the value unless said otherwise. */
  readonly target?: 'key' | 'value';
  /** What is said to be missing, or not to be there: nothing is said where that could not be read. */
  readonly absent?: readonly Path[];
  /** For what has no path, a span of broken text; of all others it is found by path. */
  readonly range?: Range;
  /** Where it differs from the rule's own severity. */
  readonly severity?: Severity;
  readonly related?: readonly {
    readonly message: string;
    readonly path: Path;
    readonly range?: Range;
    /** Where it stands in another file. */
    readonly inFile?: PlaceInFile;
  }[];
  /** Where it bears on other items than the rule's. */
  readonly items?: readonly ItemId[];
  /** Items of later stages that will run into the same. */
  readonly early?: readonly ItemId[];
  readonly fixes?: readonly Fix[];
  /** What it comes of, where others of its code may come of the same. */
  readonly cause?: Cause;
  /** Why go-live cannot be when it is planned: what several say of that is told once. */
  readonly delay?: Delay;
}

interface About {
  /** Stable: settings, suppressions and links refer to it. `npm run generate` adds a new one to the type. */
  readonly code: FindingCode;
  /** The usual severity. */
  readonly severity: Severity;
  /** One line: what is wrong. */
  readonly summary: string;
  /** Why it matters, for its page. Markdown. */
  readonly why: string;
  /** How to fix it, for its page. Markdown. */
  readonly howToFix: string;
  /** The checklist items that it bears on; the first one says which stage's gate an error of it touches. */
  readonly items?: readonly ItemId[];
  /** `false` where a comment must not hide it: what breaks the text, what could not be checked, a stage claimed ahead. */
  readonly suppressible?: false;
}

export interface Rule extends About {
  readonly check: (context: RuleContext) => Iterable<Problem>;
}

export interface GateRule extends About {
  readonly checkGates: (context: GateContext) => Iterable<Problem>;
}
