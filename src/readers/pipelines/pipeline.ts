/** A pipeline, whoever runs it: jobs that wait for each other, and their steps. */
import type { Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import type { ShellCommand } from '../source/shell';
import type { Tree } from '../source/tree';

/** A command with its line in the file. */
export interface Command extends ShellCommand {
  /** The shell gives the status of the last command of a pipe alone. */
  readonly statusLost: boolean;
}

/** An action or a task that a step calls. */
export interface Use {
  /** In lower case, without its version: `azure/login`, `azurecli`. */
  readonly action: string;
  readonly ref: string;
  readonly inputs: ReadonlyMap<string, string>;
  readonly inputTree: Tree | undefined;
  readonly at: number;
}

export interface Step {
  /** By which others ask for what came of it. */
  readonly id?: string;
  /** As people see it. */
  readonly label: string;
  readonly at: number;
  readonly use?: Use;
  readonly commands: readonly Command[];
  readonly env: ReadonlyMap<string, string>;
  /** The condition under which it runs. */
  readonly condition?: string;
  /** Whether the job goes on when it fails; undefined where an expression says so. */
  readonly goesOn: boolean | undefined;
}

/** Where a job deploys to. */
export interface Environment {
  /** Null where an expression says it. */
  readonly name: string | null;
  readonly expression?: string;
  readonly at: number;
}

export interface Job {
  readonly id: string;
  /** By which others wait for it. */
  readonly key: string;
  readonly at: number;
  /** The keys of those that it waits for. */
  readonly needs: readonly string[];
  readonly environment?: Environment;
  readonly condition?: string;
  readonly goesOn: boolean | undefined;
  readonly steps: readonly Step[];
  readonly env: ReadonlyMap<string, string>;
  /** All that is written of it, for words that tell what it works on. */
  readonly text: string;
  /** What starts it, where it says so itself. */
  readonly triggers?: readonly string[];
  /** Set where the kind of the job itself deploys, or what it calls does. */
  readonly deploys?: 'itself' | 'elsewhere' | 'locally';
  readonly strategy?: string;
}

export interface Pipeline {
  readonly file: SourceFile;
  readonly jobs: readonly Job[];
  readonly triggers: readonly string[];
  /** The variables of all its jobs. */
  readonly env: ReadonlyMap<string, string>;
  /** Whether what is pushed to the main branch alone starts it, or a release, as far as the triggers say. */
  readonly pushes: 'main' | 'tags' | 'any' | 'none';
  readonly system?: 'azure-pipelines' | 'gitlab';
}

/** A fact at an offset of the file. */
export function saidAt(file: SourceFile, offset: number, said: Said): Said {
  return { ...said, ...file.placeOf(offset) };
}

/** A condition that never holds. */
export function isNever(condition: string | undefined): boolean {
  return condition !== undefined && /^\s*(?:\$\{\{\s*)?false(?:\s*\}\})?\s*$/i.test(condition);
}
