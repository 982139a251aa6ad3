/** Ids for what has none: lower-case words joined by hyphens, each of them once in its section. */
import { isId } from '../base/ids';

/** No id is longer: it is read and typed. */
const longest = 48;

/** `bge-m3` → bge-m3; `OpenAI API` → openai-api; `HighAPILatency` → high-api-latency; undefined where nothing is left. */
export function idOf(name: string): string | undefined {
  const plain = name.slice(0, 200).normalize('NFKD').replace(/\p{M}/gu, '');
  // A capital begins a word only where nothing else does: not in `OpenAI API` and `Llama-3.3-70B`.
  const isRun = /^[A-Za-z\d]*$/.test(plain);
  const spaced = isRun
    ? plain.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    : plain;
  const words = spaced
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  let id = '';
  for (const word of words) {
    const longer = id === '' ? word.slice(0, longest) : `${id}-${word}`;
    if (longer.length > longest) break;
    id = longer;
  }
  return isId(id) ? id : undefined;
}

/** What other readers of YAML take for something else than a word. */
const noWord = /^(?:true|false|yes|no|on|off|null|y|n|\d+(?:e\d+)?|0x[\da-f]+)$/;

/** The ids of a section: those that are there, and those that are given out. */
export class Ids {
  private readonly taken: Set<string>;

  constructor(there: Iterable<string> = []) {
    this.taken = new Set(there);
  }

  /** An id by the first of the names that has one; numbered where it is taken. */
  give(fallback: string, ...names: readonly (string | undefined)[]): string {
    const wanted = names.map((name) => (name === undefined ? undefined : idOf(name)));
    const known = wanted.flatMap((id) =>
      id === undefined ? [] : noWord.test(id) ? [`${fallback}-${id}`] : [id],
    );
    const free = known.find((id) => !this.taken.has(id));
    const id = free ?? this.numbered(known[0] ?? fallback);
    this.taken.add(id);
    return id;
  }

  private numbered(id: string): string {
    if (!this.taken.has(id)) return id;
    let number = 2;
    while (this.taken.has(`${id}-${number}`)) number++;
    return `${id}-${number}`;
  }
}
