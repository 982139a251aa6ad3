/** The way back from boxes and dialogs of VS Code, which take the focus from the page to ask something. */
import type { EvidenceView } from '../../protocol/proof';

interface Leaving {
  /** The control that asked. */
  readonly key: string;
  readonly item: string;
  /** The evidence that the item had by then. */
  readonly evidence: readonly string[];
}

export class WayBack {
  /** What VS Code has been asked for and has not answered yet, in turn. */
  private readonly left: Leaving[] = [];

  leave(key: string, item: string, evidence: readonly EvidenceView[]): void {
    this.left.push({ key, item, evidence: evidence.map(({ label }) => label) });
  }

  /**
   * What is to get the focus: what has come of it, else the control that asked; undefined where the focus is to stay.
   * `isHere`: the user has not left the page meanwhile.
   */
  back(
    isHere: boolean,
    evidenceOf: (item: string) => readonly EvidenceView[],
  ): readonly string[] | undefined {
    const from = this.left.shift();
    // Another box may be open already.
    if (from === undefined || !isHere || this.left.length > 0) return undefined;
    const { key, item, evidence } = from;
    const made = evidenceOf(item).filter(({ label }) => !evidence.includes(label));
    return [...made.map(({ index }) => `${item}/open-evidence-${index}`), key, `row:${item}`];
  }
}
