/** What the rows of the tree are, as data. Knows nothing of VS Code. */

import type { ManifestDocument, PositionRange, Report, Stage } from '../../../core/service';
import type { Basis } from '../../manifests/manifests';
import type { Icon } from './look';

interface Row {
  /** Unique in the tree, and the same from one version of a manifest to the next. */
  readonly id: string;
  /** The address of the manifest. */
  readonly manifest: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: Icon;
  /** Where to go in the text; absent where the text does not speak of it. */
  readonly range?: PositionRange;
}

export interface ManifestRow extends Row {
  readonly kind: 'manifest';
  /** Whether it claims more than it proves. */
  readonly ahead: boolean;
  /** Whether it is open when it is first seen. */
  readonly open: boolean;
  readonly children: readonly (StageRow | FindingRow | EarlyRow | HiddenRow)[];
}

export interface StageRow extends Row {
  readonly kind: 'stage';
  readonly stage: Stage;
  /** Whether it is open when it is first seen. */
  readonly open: boolean;
  readonly children: readonly ItemRow[];
}

export interface ItemRow extends Row {
  readonly kind: 'item';
  readonly item: string;
  readonly children: readonly FindingRow[];
}

export interface FindingRow extends Row {
  readonly kind: 'finding';
  readonly code: string;
  readonly children: readonly never[];
}

/** What today's facts show of later stages. */
export interface EarlyRow extends Row {
  readonly kind: 'early';
  readonly children: readonly FindingRow[];
}

/** What is there and not shown. */
export interface HiddenRow extends Row {
  readonly kind: 'hidden';
  readonly children: readonly FindingRow[];
}

/** The manifests that the settings leave out. */
export interface LeftOutRow extends Row {
  readonly kind: 'left-out';
  readonly children: readonly LeftOutFileRow[];
}

interface LeftOutFileRow extends Row {
  readonly kind: 'left-out-file';
  readonly children: readonly never[];
}

export type TreeRow =
  | ManifestRow
  | StageRow
  | ItemRow
  | FindingRow
  | EarlyRow
  | HiddenRow
  | LeftOutRow
  | LeftOutFileRow;

/** What the tree is made of. */
export interface TreeInput {
  readonly manifest: string;
  /** Where it is, for people. */
  readonly place: string;
  readonly document: ManifestDocument;
  readonly report: Report;
  /** What the report rests on, where that is not the whole text. */
  readonly basis?: Basis;
}
