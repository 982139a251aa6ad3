/**
 * Marked places in manifests and configurations, each with what must be proposed there. Used by the unit tests (all must
 * be right) and by the benchmark, next to yaml-language-server.
 */
import type { Completion } from '../../../../src/core/language/proposals';
import { complete, completeConfig, readDocument } from '../../../../src/core/service';
import { choices } from './positions/choices';
import { configuration } from './positions/configuration';
import { ids } from './positions/ids';
import { keys, keysInFlow } from './positions/keys';
import type { Row } from './positions/row';
import { situation } from './positions/situation';
import { broken, bytes, silent, styles } from './positions/typing';

export interface MarkedPosition {
  readonly kind: string;
  readonly about: string;
  readonly text: string;
  /** Labels that must be among the proposals: all there are and in this order, the first ones, or any. */
  readonly want: readonly string[];
  readonly order: 'only' | 'first' | 'any';
  /** Labels that must not be. */
  readonly not: readonly string[];
  readonly file: 'manifest' | 'configuration';
}

/** The files that the repository of these manifests holds, and the people and teams that it knows. */
export const repositoryFiles = ['docs/process-map.md', 'contracts/erp-vendors.odcs.yaml'];
const repositoryHandles = ['@acme/platform', '@dana', 'lee@acme.example'];

const kinds: Readonly<Record<string, readonly Row[]>> = {
  'keys, block style': keys,
  'keys within braces': keysInFlow,
  'choices and items': choices,
  'lists and braces of each style': styles,
  'broken texts': broken,
  'line ends, tabs, scripts': bytes,
  'where nothing may open': silent,
  'ids, files, dates, durations': ids,
  'what the situation tells': situation,
  'the configuration': configuration,
};

const orders: Readonly<Record<string, MarkedPosition['order']>> = { '=': 'only', '^': 'first' };

export const positions: readonly MarkedPosition[] = Object.entries(kinds).flatMap(([kind, rows]) =>
  rows.map(([about, text, want, not = '']) => {
    const order = orders[want.charAt(0)] ?? 'any';
    return {
      kind,
      about,
      text,
      want: labelsIn(order === 'any' ? want : want.slice(1)),
      order,
      not: labelsIn(not),
      file: rows === configuration ? ('configuration' as const) : ('manifest' as const),
    };
  }),
);

/** Those in manifests. */
export const inManifests = positions.filter(({ file }) => file === 'manifest');

function labelsIn(text: string): string[] {
  return text
    .split(' ')
    .filter((label) => label !== '')
    .map((label) => label.replaceAll('_', ' '));
}

/** A text without its mark, `‸` or else `|`, and where the mark was. */
export function unmark(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf(marked.includes('‸') ? '‸' : '|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** What is proposed at a place. */
export function completeAt({ text: marked, file }: Pick<MarkedPosition, 'text' | 'file'>): Completion {
  const { text, offset } = unmark(marked);
  if (file === 'configuration') return completeConfig(text, offset);
  const around = { today: '2026-11-22', files: repositoryFiles, handles: repositoryHandles };
  return complete({ document: readDocument(text), offset, ...around });
}

/** Whether the labels are what must be proposed, in whatever order and with whatever else where `order` says nothing of it. */
export function isRight(labels: readonly string[], { want, not, order }: MarkedPosition): boolean {
  const isThere =
    want.every((label) => labels.includes(label)) && !not.some((label) => labels.includes(label));
  const first = labels.slice(0, order === 'only' ? labels.length : want.length);
  const isInOrder = order === 'any' || first.join('\n') === want.join('\n');
  return isThere && isInOrder && new Set(labels).size === labels.length;
}
