/** What has changed, in words. */
import { quoted, shorten } from '../base/shorten';
import { atMost, enumerated, plural } from '../base/words';
import type { Change } from './change';
import type { Comparison } from './comparison';
import type { Trait, TraitKind } from './trait';

/** What has become of something. */
export type Verb =
  | 'gained'
  | 'lost'
  | 'moved'
  | 'added'
  | 'renewed'
  | 'ended'
  | 'gone'
  | 'confirmed'
  | 'contradicted'
  | 'new'
  | 'fixed'
  | 'hidden';

/** What has become of what a change is about. */
export function verbOf({ kind, before, after, turn }: Change): Verb {
  if (kind === 'finding') {
    if (before === undefined) return 'new';
    if (after === undefined) return 'fixed';
    if (isHidden(after) && !isHidden(before)) return 'hidden';
    return turn === 'worse' ? 'new' : 'moved';
  }
  if (kind === 'claim') {
    if (after?.value === 'contradicted' || after?.value === 'confirmed') return after.value;
    return after === undefined ? 'gone' : 'moved';
  }
  if (kind === 'evidence' || kind === 'waiver') {
    if (before === undefined) return 'added';
    if (after === undefined) return 'gone';
    if ((after.until ?? '') > (before.until ?? '') && turn !== 'worse') return 'renewed';
    return turn === 'worse' ? 'ended' : 'moved';
  }
  const [was, is] = [isReached(before), isReached(after)];
  if (kind !== 'stage' && before === undefined && !is) return 'added';
  // An item that is not asked for any more is nothing that anyone has lost.
  if (kind !== 'stage' && after === undefined && (kind === 'item' || !was)) return 'gone';
  return was === is ? 'moved' : is ? 'gained' : 'lost';
}

function isHidden({ says }: Trait): boolean {
  return says.endsWith(', hidden');
}

/** Whether a gate is passed, or an item satisfied. */
function isReached(trait: Change['before']): boolean {
  return trait?.worth !== undefined && trait.worth >= 2;
}

/** How it was and how it is: `passed → not passed (3 of 12)`. */
export function courseInWords({ kind, before, after }: Change): string {
  if (kind === 'finding') {
    const why = (after ?? before)?.why ?? '';
    const isSame = before === undefined || after === undefined || before.says === after.says;
    return isSame ? why : `${before.says} → ${after.says}: ${why}`;
  }
  if (before === undefined) return after?.says ?? '';
  if (after === undefined) return `${before.says} → ${nothing[kind] ?? 'not there any more'}`;
  return before.says === after.says ? after.says : `${before.says} → ${after.says}`;
}

/** What has become of something that is not there any more. */
const nothing: Partial<Record<TraitKind, string>> = {
  item: 'not asked for any more',
  claim: 'nobody can tell',
};

const mostFiles = 2;

/** What it comes of: `the manifest`, `docs/test.md`, `the day`. `edition`: the one that judges now, where it is another one. */
export function causesInWords(
  { causes, files }: Pick<Change, 'causes' | 'files'>,
  edition: string | undefined,
): string {
  return enumerated(
    causes.map((cause) => {
      if (cause === 'day') return 'the day';
      if (cause === 'edition') return `edition ${edition ?? 'of the checklist'}`;
      if (cause === 'manifest') return 'the manifest';
      return files.length === 0
        ? 'the files'
        : atMost(
            files.map((file) => shorten(file, 60)),
            mostFiles,
          );
    }),
  );
}

/**
 * What a change to the manifest and its files does, apart from what is so because of the day or the edition; each without what
 * another one says already. What was lost by these alone is not what the change does, though it has done something there.
 */
export function divided({ changes }: Comparison): {
  readonly own: readonly Change[];
  readonly others: readonly Change[];
} {
  const told = changes.filter(({ within }) => within === undefined);
  return {
    own: told.filter(isOwn),
    others: told.filter((change) => !isOwn(change)),
  };
}

function isOwn({ own, turn }: Change): boolean {
  return own !== undefined && (turn !== 'worse' || own === 'worse');
}

/** `1 gate lost, 2 items gained, 1 new error, 2 fixed`; empty where nothing changed that would be counted. */
export function countsInWords(changes: readonly Change[]): string {
  const counts = new Map<string, Counted & { readonly count: number }>();
  for (const change of changes) {
    const counted = countedAs(change);
    if (counted === undefined) continue;
    const key = `${counted.noun} ${counted.became}`;
    counts.set(key, { ...counted, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .map(({ noun, several, became, count }) => `${plural(count, noun, several)} ${became}`)
    .join(', ');
}

/** As what a change is counted: what it is, of which there may be several, and what became of it. */
interface Counted {
  readonly noun: string;
  readonly several?: string;
  readonly became: Verb | 'passed';
}

/** A finding below a warning is not counted. */
function countedAs(change: Change): Counted | undefined {
  const became = verbOf(change);
  const { kind, before, after } = change;
  switch (kind) {
    case 'stage':
      return undefined;
    case 'gate':
      if (became === 'gained') return { noun: kind, became: 'passed' };
      return became === 'lost' ? { noun: kind, became } : undefined;
    case 'evidence':
      return { noun: 'piece of evidence', several: 'pieces of evidence', became };
    case 'finding': {
      const [severity] = (after ?? before)?.says.split(',') ?? [];
      return severity === 'error' || severity === 'warning' ? { noun: severity, became } : undefined;
    }
    default:
      return { noun: kind, became };
  }
}

/** What a change is about: `"Owners named"`, `Design gate`, `gate/stage-ahead`. */
export function aboutInWords({ kind, before, after }: Pick<Change, 'kind' | 'before' | 'after'>): string {
  const about = (after ?? before)?.about ?? '';
  return kind === 'item' ? quoted(about) : about;
}
