/**
 * XML as a tree with positions. Nothing is expanded: neither entities that a file declares nor what a DTD names, so that
 * a file can neither grow nor reach out. Depth, elements and texts are bounded.
 */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  /** Without its prefix. */
  readonly local: string;
  /** The namespace that holds for it; empty where none does. */
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, cut where it is long. */
  readonly text: string;
  /** Where its tag begins: UTF-16 code units from the start of the file. */
  readonly offset: number;
}

interface Growing extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** Deeper than any report is nested. */
const deepest = 100;
const mostElements = 200_000;
const longestText = 2_000;

/** Why reading stops, in words that follow "not read, because". */
class Stop extends Error {}

/** Reads XML: its root, or why it cannot be read, in words that follow "not read, because". Never throws. */
export function readXml(text: string): XmlElement | string {
  const source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  // A declaration has to be the very first thing; what is before it is blank, and positions are to stay.
  const start = source.search(/\S/);
  if (start === -1 || source.charCodeAt(start) !== 60) return 'it is no valid XML';
  try {
    const tree = new Tree(source.slice(start), start);
    return tree.root ?? 'it is no valid XML';
  } catch (error) {
    return error instanceof Stop ? error.message : 'it is no valid XML';
  }
}

class Tree {
  root: XmlElement | undefined;
  private readonly open: Growing[] = [];
  private readonly scopes: ReadonlyMap<string, string>[] = [new Map()];
  private count = 0;
  private tagStart = 0;

  constructor(text: string, start: number) {
    const parser = new SaxesParser({ position: false });
    parser.on('error', () => {
      throw new Stop('it is no valid XML');
    });
    // The name has just been read, and a `<` is in no name and no attribute.
    parser.on('opentagstart', () => {
      this.tagStart = start + text.lastIndexOf('<', parser.position - 1);
    });
    parser.on('opentag', ({ name, attributes }) => this.begin(name, new Map(Object.entries(attributes))));
    parser.on('closetag', () => {
      this.open.pop();
      this.scopes.pop();
    });
    parser.on('text', (words) => this.add(words));
    parser.on('cdata', (words) => this.add(words));
    parser.write(text).close();
  }

  private begin(name: string, attributes: ReadonlyMap<string, string>): void {
    if (this.open.length >= deepest) throw new Stop('it is nested too deeply');
    if (++this.count > mostElements) throw new Stop('it is too large');
    const scope = scopeOf(attributes, this.scopes.at(-1) ?? new Map());
    const colon = name.indexOf(':');
    const element: Growing = {
      name,
      local: name.slice(colon + 1),
      namespace: scope.get(colon === -1 ? '' : name.slice(0, colon)) ?? '',
      attributes,
      children: [],
      text: '',
      offset: this.tagStart,
    };
    const above = this.open.at(-1);
    if (above === undefined) this.root ??= element;
    else above.children.push(element);
    this.open.push(element);
    this.scopes.push(scope);
  }

  private add(words: string): void {
    const element = this.open.at(-1);
    if (element === undefined || element.text.length >= longestText) return;
    element.text = (element.text + words).slice(0, longestText);
  }
}

/** The namespaces by prefix that hold within an element. */
function scopeOf(
  attributes: ReadonlyMap<string, string>,
  above: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let scope: Map<string, string> | undefined;
  for (const [key, value] of attributes) {
    const prefix = key === 'xmlns' ? '' : /^xmlns:(.+)$/.exec(key)?.[1];
    if (prefix === undefined) continue;
    scope ??= new Map(above);
    scope.set(prefix, value);
  }
  return scope ?? above;
}

/** All elements below one that have a name, at any depth, in the order of the file. */
export function elementsBelow(element: XmlElement, local: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.local === local ? [child] : []),
    ...elementsBelow(child, local),
  ]);
}
