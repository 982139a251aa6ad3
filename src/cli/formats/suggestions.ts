import {
  applyOperations,
  type Finding,
  fixAll,
  isRefusal,
  isShownSafe,
  type ManifestDocument,
  type Report,
  type TextEdit,
} from '../../core/service';

/** What would fix a finding, as replacements in the text as it is. */
interface Suggestion {
  readonly title: string;
  /** In the order of the text, without overlap; at least one. */
  readonly edits: readonly TextEdit[];
}

/** So many fixes of one manifest are made on trial: each is one more evaluation. */
const mostOfOne = 50;
/** And so many of all manifests of a run, each as many: whoever has more takes them all with `check --fix`. */
const mostOfRun = 1_000;
/** Of larger texts none is: `check --fix` makes them together, and in less time. In characters. */
const largest = 200_000;

/** The suggestions of one run. */
export class Suggestions {
  private readonly most: number;

  /** In a run of so many manifests. */
  constructor(manifests: number) {
    this.most = Math.min(mostOfOne, Math.floor(mostOfRun / Math.max(1, manifests)));
  }

  /**
   * Says for each finding of a manifest what the safe fix does that `check --fix` would make; undefined where there is none,
   * or it is not shown to be safe by itself.
   */
  of(document: ManifestDocument, report: Report): (finding: Finding) => Suggestion | undefined {
    let tried = 0;
    // Two fixes may be safe each by itself, and bring something up together: offered are those that are made together.
    let together: ReturnType<typeof fixAll> | undefined;
    const isMade = ({ code, range }: Finding, title: string): boolean => {
      together ??= fixAll(document, report);
      const { fixed, left } = together;
      const { line } = range.start;
      return (
        left !== undefined ||
        fixed.some((each) => each.code === code && each.title === title && each.line === line)
      );
    };
    return (finding) => {
      const { fixes } = finding;
      const fix = fixes.find(({ safe }) => safe);
      if (fix === undefined || document.text.length > largest || tried >= this.most) return undefined;
      tried++;
      const edits = applyOperations(document, fix.operations);
      if (isRefusal(edits) || edits.length === 0 || !isShownSafe(document, report, fix)) return undefined;
      if (!isMade(finding, fix.title)) return undefined;
      return { title: fix.title, edits };
    };
  }
}
