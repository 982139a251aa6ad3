import * as vscode from 'vscode';
import { brokenBy, type ManifestDocument } from '../../core/service';
import { changeBetween } from '../../panel/difference';
import { panelModel } from '../../panel/model/model';
import { movedLines } from '../../panel/model/places';
import type { Change } from '../../panel/protocol/change';
import type { PanelModel } from '../../panel/protocol/model';
import type { Seen } from '../editing/request-change';
import type { ManifestState } from '../manifests/manifests';

/** So many versions of the model are remembered: an edit names the one that the user was looking at. */
const remembered = 20;

/** The versions of the model of one manifest, the last of which a panel shows. */
export class Versions {
  private readonly seen = new Map<number, Seen>();
  private last = 0;
  /** The text that is shown. */
  private shown: ManifestDocument | undefined;

  constructor(
    private readonly manifest: vscode.Uri,
    private readonly writable: boolean,
  ) {}

  /** The number of the last one; 0 while there is none. */
  get version(): number {
    return this.last;
  }

  /** The last one. */
  get model(): PanelModel | undefined {
    return this.seen.get(this.last)?.model;
  }

  /** What the user looked at in a version. */
  of(version: number): Seen | 'unknown' {
    return this.seen.get(version) ?? 'unknown';
  }

  /**
   * Makes a version of a state, unless it shows nothing else than the last one: then it is undefined. `change` makes it of
   * the last one.
   */
  add(state: ManifestState): { readonly change: Change | undefined } | undefined {
    const { model: known } = this;
    const [model, document] = this.modelOf(state);
    const moved = this.shown && movedLines(this.shown, document);
    const change = known && changeBetween(known, model, moved);
    this.shown = document;
    const textVersion = state.version;
    if (known !== undefined && change === undefined) {
      this.seen.set(this.last, { model: known, textVersion });
      return undefined;
    }
    this.seen.set(++this.last, { model, textVersion });
    this.seen.delete(this.last - remembered);
    return { change };
  }

  /** The model, and the text that it is of: the last good one where this one cannot be read. */
  private modelOf(state: ManifestState): readonly [PanelModel, ManifestDocument] {
    const broken = brokenBy(state.document);
    const { document, report, basis } = state.verdict;
    const shown = basis === 'before' ? { document, report } : state;
    const isFirst = basis === 'part';
    const model = panelModel(shown, {
      path: vscode.workspace.asRelativePath(this.manifest),
      editable: this.writable && broken === undefined,
      ...(broken && { broken: { ...broken, ...(isFirst && { isFirst }) } }),
    });
    return [model, shown.document];
  }
}
