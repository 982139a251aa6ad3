import type { Finding, Report, Severity, Stage } from '../../core/service';
import type { LeftOut } from '../../repository';
import type { Checked, CheckedConfig, Failure } from '../checked';
import type { Summary } from './json-report';

/** Where something stands in the repository. */
interface Placed {
  /** From the root of the repository, for tools that know nothing of the current folder. */
  readonly inRepository: string;
  /** By what a finding is known again in another run. */
  readonly fingerprintOf: (finding: Finding) => string;
}

/** A manifest that was checked, with what the run makes of it: what a baseline knows is not among its findings. */
export interface Judged extends Checked, Placed {
  /** The report with all that was found, also what a baseline knows: a fix is held against it. */
  readonly everything: Report;
  /** The path, from the root of the repository, of a file by its path from the root of the manifest's own. */
  readonly fileOf: (file: string) => string;
  /** Set where `--require-gate` asks for a gate that it has not passed. */
  readonly required?: Required;
}

/** A gate that was asked for, and is not passed. */
interface Required {
  readonly stage: Stage;
  readonly message: string;
  readonly range: Finding['range'];
  readonly fingerprint: string;
}

/** What could not be read. */
export interface Missed extends Failure {
  /** Its path from the root of the repository. */
  readonly inRepository: string;
}

export interface JudgedConfig extends CheckedConfig, Placed {}

/** What a format tells of a manifest: plain data, which another thread may have made. */
export type Teller<Piece = unknown> = (judged: Judged) => Piece;

/** What is written of each thing as soon as it is known, and at the end. */
export interface Writer<Piece = unknown> {
  /** By what a teller of the same format has made of it. */
  manifest(piece: Piece): Promise<void>;
  failure(failure: Missed): Promise<void>;
  /** A folder in which nothing could be looked for: reported, and no failure of the run. */
  notSearched(folder: Missed): Promise<void>;
  /** What is left out: told at the end. */
  leftOut(leftOut: LeftOut): void;
  configuration(judged: JudgedConfig): Promise<void>;
  end(summary: Summary): Promise<void>;
}

/** What is told of a finding in formats that have one list of them all. */
export interface Told {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Finding['range'];
  readonly related: readonly {
    readonly message: string;
    readonly path: string;
    readonly range: Finding['range'];
  }[];
  readonly fingerprint: string;
  readonly finding?: Finding;
}

/** The code of what `--require-gate` has to say: no rule of the engine, which knows nothing of what a run asks for. */
export const requireGate = 'gate/required';
