/** Edits of the fields of one entry, all of them in one step. */
import {
  isRefusal,
  type Node,
  nodeAt,
  type Operation,
  type Path,
  type PlainValue,
  quoted,
  type Refusal,
} from '../../core/service';
import { shownValue, valueAt } from '../model/facts';
import { type Collection, collectionAt, entryNoun, entryPath, specOf } from '../model/sections';
import type { EditRequest } from '../protocol/edits';
import type { FactValue } from '../protocol/facts';
import type { EditContext, OperationsOrRefusal } from './context';
import { valueFor } from './fact-values';
import { inFormOrder, isNothing, isRequired, missingEntry, noSuchField, noSuchSection } from './facts';

type Request = Extract<EditRequest, { kind: 'set-facts' }>;

/** Sets fields of an entry, or takes them away: all of them, or none. */
export function setFacts(request: Request, context: EditContext): OperationsOrRefusal {
  const collection = collectionAt(request.section);
  if (collection === undefined) return noSuchSection;
  return missingEntry(collection, request.entry, context) ?? setFields(collection, request, context);
}

/** The same of an entry that is there, or of a single one. */
export function setFields(
  collection: Collection,
  { entry, values, was }: Pick<Request, 'entry' | 'values' | 'was'>,
  context: EditContext,
): OperationsOrRefusal {
  const changes: FieldChange[] = [];
  for (const key of inFormOrder(collection, Object.keys(values))) {
    const change = fieldChange(collection, { entry, key, raw: values[key] ?? '', was: was?.[key] }, context);
    if (isRefusal(change)) return change;
    if (change !== undefined) changes.push(change);
  }
  const isGone = ({ operations }: FieldChange): boolean => operations === 'remove';
  return [
    ...changes.flatMap(({ operations }) => (operations === 'remove' ? [] : operations)),
    ...removals(changes.filter(isGone).map(pathOf), {
      filled: changes.filter((change) => !isGone(change)).map(pathOf),
      collection,
      root: context.document.parsed.root,
    }),
  ];
}

interface FieldChange {
  readonly path: Path;
  /** What makes it say what it is to say; that it goes, where it is to say nothing. */
  readonly operations: readonly Operation[] | 'remove';
}

function pathOf({ path }: FieldChange): Path {
  return path;
}

interface SentField {
  readonly entry: string;
  readonly key: string;
  readonly raw: FactValue;
  /** What the page showed in its place; null for nothing, undefined where it does not say. */
  readonly was: FactValue | null | undefined;
}

/** What becomes of a field; undefined where nothing is to stand where nothing stands. */
function fieldChange(
  collection: Collection,
  { entry, key, raw, was }: SentField,
  { document, known }: EditContext,
): FieldChange | Refusal | undefined {
  const spec = specOf(collection, key);
  if (spec === undefined) return noSuchField;
  const path = [...entryPath(collection, entry), ...spec.steps];
  const before = nodeAt(document.parsed.root, path);
  const { value: shown = null, isWhole } = shownValue(valueAt(document.parsed.value, path), spec);
  if (!isWhole)
    return {
      refused: `What stands there as ${quoted(spec.title)} has no field here: change it in the text.`,
    };
  if (was !== undefined && JSON.stringify(shown) !== JSON.stringify(was))
    return {
      refused: `${quoted(spec.title)} has been changed in the text meanwhile: look at both, and save again.`,
    };
  if (isNothing(raw)) {
    // That there are none may be what the manifest states.
    if (before === undefined || (before.kind === 'list' && before.items.length === 0 && raw !== ''))
      return undefined;
    return isRequired(path)
      ? { refused: `A ${entryNoun(collection)} needs a ${path.at(-1)}.` }
      : { path, operations: 'remove' };
  }
  const value = valueFor(spec, { raw, before, manifest: known });
  return isRefusal(value) ? value : { path, operations: operationsTo(path, before, value.value) };
}

/** What makes a field say this: nothing where it says so, and in a list only what is new or gone. */
function operationsTo(path: Path, before: Node | undefined, value: PlainValue): Operation[] {
  const stands = before?.kind === 'scalar' ? before.value : undefined;
  // A text in the place of a list is what someone meant as its only value.
  const [only, ...others] = Array.isArray(value) ? (value as readonly PlainValue[]) : [value];
  if (stands !== undefined && stands === only && others.length === 0) return [];
  const whole: Operation = { kind: 'set', path, value };
  if (before?.kind !== 'list' || !Array.isArray(value)) return [whole];
  const values: readonly PlainValue[] = value;
  let kept = 0;
  const gone = before.items.flatMap((item, index) => {
    if (item.kind === 'scalar' && kept < values.length && item.value === values[kept]) {
      kept += 1;
      return [];
    }
    return [index];
  });
  // With nothing of it left, it is another list.
  if (kept === 0) return [whole];
  return [
    ...gone.reverse().map((index): Operation => ({ kind: 'remove', path: [...path, index] })),
    ...values
      .slice(kept)
      .map((added, at): Operation => ({ kind: 'set', path: [...path, kept + at], value: added })),
  ];
}

interface Beside {
  /** The fields that have a value afterwards. */
  readonly filled: readonly Path[];
  readonly collection: Collection;
  readonly root: Parameters<typeof nodeAt>[0];
}

/** Takes fields away, and the groups around them of which nothing is left. */
function removals(dropped: readonly Path[], { filled, collection, root }: Beside): Operation[] {
  const { length } = collection.path;
  const isSingle = collection.shape === 'single' && !isRequired(collection.path);
  const shortest = Math.max(1, isSingle ? length : length + 2);
  const gone = new Map(dropped.map((path) => [JSON.stringify(path), path]));
  const isFilled = (group: Path): boolean =>
    filled.some((path) => group.every((step, at) => path[at] === step));
  for (const path of gone.values()) {
    const group = path.slice(0, -1);
    if (path.length <= shortest || isFilled(group)) continue;
    const inner = keysIn(root, group).map((key) => JSON.stringify([...group, key]));
    if (!inner.every((each) => gone.has(each))) continue;
    for (const each of inner) gone.delete(each);
    gone.set(JSON.stringify(group), group);
  }
  return [...gone.values()].map((path) => ({ kind: 'remove', path }));
}

function keysIn(root: Beside['root'], path: Path): (string | number)[] {
  const node = nodeAt(root, path);
  return node?.kind === 'map' ? node.entries.map(({ key }) => key) : [];
}
