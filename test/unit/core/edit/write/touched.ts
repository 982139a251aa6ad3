import type { Operation } from '../../../../../src/core/base/operation';
import type { Path } from '../../../../../src/core/base/path';
import { Lines } from '../../../../../src/core/text/lines';
import { parse } from '../../../../../src/core/text/parse';
import { entryOf, type Node } from '../../../../../src/core/text/tree';

/**
 * Which lines of a text an operation may change, worked out without the editor: those of the value itself, and those
 * of brackets around it. Adding to a block changes no line that is there.
 */
export function mayChange(text: string, operation: Operation): (line: number) => boolean {
  if (operation.kind === 'text') return () => true;
  const lines = new Lines(text);
  const { root } = parse(text);
  const spans: [number, number][] = [];
  const add = (start: number, end: number): void => {
    spans.push([lines.positionAt(start).line, lines.positionAt(Math.max(start, end - 1)).line]);
  };
  touch(root, operation.path, operation.kind !== 'set', add);
  if (operation.kind === 'move') touch(root, [...operation.to, operation.path.at(-1) ?? ''], false, add);
  const goes = operation.kind === 'remove' || operation.kind === 'move';
  const isAbove = (line: number): boolean => {
    // The comments right above what goes, and the blank lines around it, go with it.
    let below = line;
    while (/^\s*#/.test(lines.lineText(below)) && below < lines.count) below++;
    return below > line && spans.some(([first]) => first === below);
  };
  const isBelow = (line: number): boolean => {
    let above = line;
    while (/^\s*(#.*)?$/.test(lines.lineText(above)) && above > 0) above--;
    return above < line && spans.some(([first, last]) => first <= above && above <= last);
  };
  return (line) =>
    spans.some(([first, last]) => first <= line && line <= last) ||
    (goes && (lines.lineText(line).trim() === '' || isAbove(line) || isBelow(line)));
}

function touch(
  root: Node | undefined,
  path: Path,
  isWhole: boolean,
  add: (start: number, end: number) => void,
): void {
  let node = root;
  let keyStart = 0;
  for (const [depth, step] of path.entries()) {
    if (node === undefined) return;
    const isEmpty =
      node.kind === 'scalar' || (node.kind === 'map' ? node.entries.length === 0 : node.items.length === 0);
    const isAlone =
      node.kind !== 'scalar' && (node.kind === 'map' ? node.entries.length : node.items.length) === 1;
    if (node.kind !== 'scalar' && node.flow) add(node.start, node.end);
    if (isEmpty) add(Math.min(keyStart, node.start), Math.max(node.end, keyStart + 1));
    // The last one leaves empty brackets on the line of its key, or takes the key with it.
    if (isAlone && isWhole) add(keyStart, Math.max(keyStart + 1, node.start));
    if (node.kind === 'scalar') return;
    const entry = entryOf(node, step);
    const child: Node | undefined =
      node.kind === 'list' ? (typeof step === 'number' ? node.items[step] : undefined) : entry?.value;
    if (child === undefined) return;
    keyStart = entry?.keyStart ?? child.start;
    if (depth === path.length - 1) {
      add(keyStart, Math.max(child.end, keyStart + 1));
      // What begins behind a dash is followed by what moves up behind it.
      if (isWhole) add(keyStart, nextStart(node, keyStart));
    }
    node = child;
  }
}

function nextStart(node: Node, start: number): number {
  if (node.kind !== 'map' || node.flow || node.start !== start) return start + 1;
  const next = node.entries.find(({ keyStart }) => keyStart > start);
  return next === undefined ? start + 1 : next.keyStart + 1;
}
