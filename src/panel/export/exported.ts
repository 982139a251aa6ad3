/** What a report is made of. */
import type { Report } from '../../core/service';
import type { PanelModel } from '../protocol/model';
import type { Surroundings } from './surroundings';

export interface Exported {
  /** The manifest as the panel shows it: the report says the same, in the same words. */
  readonly model: PanelModel;
  /** What the model was made of: it knows what the panel has no place for, such as the versions of models. */
  readonly report: Report;
  readonly surroundings?: Surroundings;
}
