/** What every edit works on, and an item of the checklist as it stands in the text. */

import {
  type CatalogueItem,
  catalogueItem,
  editionOf,
  evidenceEntries,
  type Item,
  type ItemId,
  type ItemStatus,
  type Manifest,
  type ManifestDocument,
  type Node,
  nodeAt,
  type Operation,
  type Path,
  type PlainValue,
  quoted,
  type Refusal,
  stages,
} from '../../core/service';
import type { QuestionView } from '../protocol/edits';

/** A refusal for as long as the user does not know what it would do. */
export interface Question extends Refusal {
  readonly asks: QuestionView;
}

/** The operations that a request comes down to, or why it cannot be done, or not yet. */
export type OperationsOrRefusal = readonly Operation[] | Refusal | Question;

export interface EditContext {
  readonly document: ManifestDocument;
  /** The manifest with what the configuration of the repository has for it: all that may be referred to. */
  readonly known: Manifest;
  /** ISO date. */
  readonly today: string;
  /** Days that a waiver may last at most. */
  readonly waiverDays: number;
}

/** The changes to one item, gathered key by key. An item that is not there yet is written as a whole. */
export class ItemDraft {
  private readonly operations: Operation[] = [];
  private readonly newItem: Record<string, PlainValue> = {};
  private readonly node: Node | undefined;
  readonly path: Path;
  readonly claim: Item | undefined;

  private constructor(
    context: EditContext,
    /** The item, as the edition has it that judges the manifest. */
    readonly entry: CatalogueItem,
  ) {
    const { id, stage } = entry;
    this.path = ['checklist', stage, id];
    const node = nodeAt(context.document.parsed.root, this.path);
    this.node = node?.kind === 'map' ? node : undefined;
    this.claim = context.document.manifest.checklist?.[stage]?.[id];
  }

  /** The draft of an item, or why it cannot be changed. */
  static of(context: EditContext, id: string): ItemDraft | Refusal {
    const { manifest } = context.document;
    const item = catalogueItem(id, manifest);
    if (item === undefined) {
      const since = catalogueItem(id)?.since;
      const later = since === undefined ? '' : ` of edition ${editionOf(manifest)}: it came with ${since}`;
      return { refused: `${quoted(id)} is not an item of the checklist${later}.` };
    }
    const { root } = context.document.parsed;
    const path = ['checklist', item.stage, id];
    const elsewhere = stages.find(
      (stage) => stage !== item.stage && nodeAt(root, ['checklist', stage, id]) !== undefined,
    );
    if (elsewhere !== undefined && nodeAt(root, path) === undefined)
      return {
        refused: `"${id}" is under ${quoted(elsewhere)}, but belongs to "${item.stage}": move it there first.`,
      };
    const node = nodeAt(root, path);
    if (node?.kind === 'list')
      return { refused: `"${id}" is a list in the manifest: fix it in the text first.` };
    return new ItemDraft(context, item);
  }

  /** Whether the text has keys of it. */
  get isThere(): boolean {
    return this.node !== undefined;
  }

  get id(): ItemId {
    return this.entry.id;
  }

  /** The status as the manifest states it; undefined where it states none. */
  get status(): ItemStatus | undefined {
    return this.claim?.status;
  }

  set(key: keyof Item, value: PlainValue): void {
    if (this.node === undefined) {
      this.newItem[key] = value;
      return;
    }
    const before = nodeAt(this.node, [key]);
    if (before?.kind === 'scalar' && before.value === value) return;
    this.operations.push({ kind: 'set', path: [...this.path, key], value });
  }

  remove(...keys: (keyof Item)[]): void {
    for (const key of keys) {
      if (nodeAt(this.node, [key]) === undefined) continue;
      this.operations.push({ kind: 'remove', path: [...this.path, key] });
    }
  }

  /** Adds to the evidence, unless it is listed already. */
  addEvidence(
    entry: string | { readonly url: string; readonly on: string; readonly expires?: string },
  ): void {
    if (this.lists(typeof entry === 'string' ? entry : entry.url)) return;
    const list = nodeAt(this.node, ['evidence']);
    if (list?.kind === 'list' && list.items.length > 0) {
      this.operations.push({
        kind: 'set',
        path: [...this.path, 'evidence', list.items.length],
        value: entry,
      });
      return;
    }
    // A text in the place of the list is what someone meant as its only entry.
    const kept = list?.kind === 'scalar' && typeof list.value === 'string' ? [list.value] : [];
    this.set('evidence', [...kept, entry]);
  }

  /** Whether a file or a link is among the evidence. */
  lists(name: string): boolean {
    return evidenceEntries(this.claim?.evidence, []).some(({ file, url }) => file === name || url === name);
  }

  /** How many entries the evidence has in the text, well-formed or not. */
  get evidenceCount(): number {
    const list = nodeAt(this.node, ['evidence']);
    return list?.kind === 'list' ? list.items.length : 0;
  }

  removeEvidence(index: number): void {
    const path = [...this.path, 'evidence'];
    this.operations.push({ kind: 'remove', path: this.evidenceCount === 1 ? path : [...path, index] });
  }

  /** The operations that make the text say what was drafted. */
  done(): Operation[] {
    if (Object.keys(this.newItem).length === 0) return this.operations;
    return [{ kind: 'set', path: this.path, value: this.newItem }];
  }
}
