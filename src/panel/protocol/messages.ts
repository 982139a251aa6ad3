/**
 * What the checklist panel and its host say to each other. This folder imports nothing of either side: both depend on it,
 * it on neither.
 */
import type { AheadPage, CalendarView, DayView, ForecastView, Shown } from './ahead';
import type { FilePlace, Place } from './basics';
import type { Change } from './change';
import type { Doubt, EditRequest, FixRequest, QuestionView } from './edits';
import type { FindingRef } from './findings';
import type { PanelModel } from './model';
import type { PastView } from './past';
import type { Ask } from './steps';

/** What the report can be exported as, in the order in which they are offered. */
export const exportFormats = ['markdown', 'html'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** From the panel to its host. */
export type ToHost =
  /** Wants the whole model: at first, and where what came does not fit what the page has. */
  | { readonly type: 'ready' }
  /**
   * `id` comes back in `edit-result`. `version` is that of the model that the user was looking at. On trial, nothing is
   * written where the item would not hold afterwards: the answer says what would be left.
   */
  | {
      readonly type: 'edit';
      readonly id: number;
      readonly version: number;
      readonly edit: EditRequest | FixRequest;
      readonly isTrial?: true;
    }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'reveal'; readonly place: Place }
  /** Opens a file of the repository at a line. */
  | { readonly type: 'open-place'; readonly place: FilePlace }
  | { readonly type: 'open-evidence'; readonly item: string; readonly index: number }
  /** Lets the user pick a file of the repository. For a form, it is answered by `picked`; else it is added. */
  | { readonly type: 'pick-evidence'; readonly item: string; readonly isForForm?: true }
  | { readonly type: 'create-evidence'; readonly item: string }
  /** Fixes a finding in a way that asks something first; `item` where it is not that of the finding. */
  | { readonly type: 'ask'; readonly ask: Ask; readonly finding: FindingRef; readonly item?: string }
  /** Asks for an item's guidance; answered by `guidance`. */
  | { readonly type: 'guidance'; readonly item: string }
  /** Asks what has become of the manifest over time; answered by `past`. */
  | { readonly type: 'past' }
  /** Says what is shown: what is shown is worked out, and answered whenever that becomes another. */
  | ({ readonly type: 'shows' } & Shown)
  | { readonly type: 'open-link'; readonly url: string }
  | { readonly type: 'explain'; readonly code: string }
  | { readonly type: 'export'; readonly format: ExportFormat }
  | { readonly type: 'open-text' };

/** From the host to the panel. */
export type ToPanel =
  | { readonly type: 'model'; readonly version: number; readonly model: PanelModel }
  /** What makes a version of the model of the one before it that the page has. */
  | { readonly type: 'change'; readonly version: number; readonly from: number; readonly change: Change }
  /** Refused with a question, it is done where the request is made again with what was told. */
  | {
      readonly type: 'edit-result';
      readonly id: number;
      readonly refused?: string;
      readonly doubt?: Doubt;
      readonly asks?: QuestionView;
    }
  /** A file or a link, for the form that says that an item is met. */
  | { readonly type: 'picked'; readonly item: string; readonly evidence: string }
  /** What took the focus from the page to ask something is closed. `isHere`: the user has not left the page meanwhile. */
  | { readonly type: 'answered'; readonly isHere: boolean }
  /** HTML made by markdown-it from a file of the extension, raw HTML off. */
  | { readonly type: 'guidance'; readonly item: string; readonly html: string }
  /** What has become of the manifest over time, or why there is nothing to tell, in a sentence. */
  | { readonly type: 'past'; readonly past: PastView | { readonly none: string } }
  /** What a page shows is being worked out, maybe anew; or that has failed. */
  | { readonly type: 'working' | 'failed'; readonly page: AheadPage }
  | { readonly type: 'forecast'; readonly forecast: ForecastView }
  | { readonly type: 'calendar'; readonly calendar: CalendarView }
  | { readonly type: 'day'; readonly day: DayView }
  /** Scrolls to an item and gives it the focus: asked for by a code lens, the tree or a command. */
  | { readonly type: 'focus-item'; readonly item: string };
