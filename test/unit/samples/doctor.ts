import { isMap, parseDocument } from 'yaml';
import { readDocument } from '../../../src/core/service';
import { pathBelow } from '../../../src/repository/paths';
import { type Sample, textOf } from './sample';

/** A copy of a sample that may be tampered with. */
export interface Copy {
  readonly sample: Sample;
  readonly manifest: string;
}

export type Doctor = (copy: Copy) => Copy;

const utf8 = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
  return utf8.encode(text);
}

/** The files that a manifest names, from the root of the repository, in order. */
export function citedBy({ sample, manifest }: Copy): string[] {
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  const named = readDocument(textOf(sample, manifest)).files.map(({ file }) => {
    const [name = ''] = file.split('#');
    return pathBelow('/', new URL(name, `file:///${folder}`).pathname);
  });
  return [...new Set(named)].filter((each) => sample.has(each)).sort();
}

/** With other content in each file that is cited and that `isMeant`. */
export function rewritten(
  content: (file: string, before: Uint8Array) => Uint8Array,
  isMeant: (file: string) => boolean = () => true,
): Doctor {
  return (copy) => {
    const files = citedBy(copy).filter(isMeant);
    const sample = new Map(copy.sample);
    for (const file of files) sample.set(file, content(file, copy.sample.get(file) ?? new Uint8Array()));
    return { ...copy, sample };
  };
}

/** With the same text in each file that is cited. */
export function allSay(text: string): Doctor {
  return rewritten(() => bytesOf(text));
}

/** With other evidence for each item that is said to be met, and with files beside. */
export function recited(
  evidence: (item: string, before: readonly unknown[]) => unknown,
  beside: Readonly<Record<string, string>> = {},
): Doctor {
  return ({ sample, manifest }) => {
    const document = parseDocument(textOf(sample, manifest), { merge: true });
    const checklist = document.get('checklist');
    for (const stage of isMap(checklist) ? checklist.items : []) {
      for (const item of isMap(stage.value) ? stage.value.items : []) {
        const path = ['checklist', String(stage.key), String(item.key)];
        if (document.getIn([...path, 'status']) !== 'met') continue;
        const before: unknown = document.toJS({ maxAliasCount: 100 });
        document.setIn(
          [...path, 'evidence'],
          document.createNode(evidence(String(item.key), listAt(before, [...path, 'evidence']))),
        );
      }
    }
    const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
    const added = Object.entries(beside).map(([name, text]) => [`${folder}${name}`, bytesOf(text)] as const);
    return { manifest, sample: new Map([...sample, ...added, [manifest, bytesOf(document.toString())]]) };
  };
}

function listAt(value: unknown, path: readonly string[]): readonly unknown[] {
  let at = value;
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  return Array.isArray(at) ? at : [];
}
