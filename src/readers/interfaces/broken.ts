/** A file that should be YAML or JSON, and is neither: it says why it cannot be read. */
import { parse } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';

/** It is asked last, so that whoever knows a broken file of its own kind reads it. */
export const broken: DocumentReader = {
  name: 'broken',
  kind: 'no-evidence',
  isFallback: true,
  knows: (file) => faultOf(file) !== undefined,
  read: (file) => {
    const fault = faultOf(file);
    if (fault === undefined) return { said: [] };
    const { kind, reason, at } = fault;
    const value = kind === undefined ? reason : reason === '' ? `not ${kind}` : `not ${kind}: ${reason}`;
    return { said: [{ fact: 'unread', value, ...file.placeOf(at) }] };
  },
};

interface Fault {
  readonly reason: string;
  readonly at: number;
  /** What it is not. */
  readonly kind?: 'YAML' | 'JSON';
}

function faultOf(file: SourceFile): Fault | undefined {
  return file.remember('fault of YAML or JSON', () => {
    if (file.text.trim() === '') return undefined;
    if (file.ending === 'yaml' || file.ending === 'yml') return yamlFault(file);
    return file.ending === 'json' && file.json === undefined ? jsonFault(file) : undefined;
  });
}

function yamlFault(file: SourceFile): Fault | undefined {
  const { yaml, text } = file;
  if (typeof yaml !== 'string') return undefined;
  return yaml.includes('YAML') ? { ...faultIn(text), kind: 'YAML' } : { reason: yaml, at: 0 };
}

function jsonFault({ text }: SourceFile): Fault {
  return /^\uFEFF?\s*[[{]/.test(text)
    ? { ...faultIn(text), kind: 'JSON' }
    : { reason: '', at: 0, kind: 'JSON' };
}

/** What is wrong first; what is not closed before anything that follows from it. */
function faultIn(text: string): Fault {
  const problems = parse(text).problems.filter(
    ({ code }) => code === 'yaml/syntax' || code === 'yaml/unresolved-alias',
  );
  const first = problems.find(({ message }) => neverClosed.test(message)) ?? problems[0];
  return first === undefined
    ? { reason: '', at: 0 }
    : { reason: wordsOf(first.message), at: first.range.start };
}

const neverClosed = /^This (\w+) is never closed\b/;

function wordsOf(message: string): string {
  const [, open] = neverClosed.exec(message) ?? [];
  if (open !== undefined) return `a ${open} that is not closed`;
  const first = message.split(/[.:] /)[0] ?? message;
  return `${first.charAt(0).toLowerCase()}${first.slice(1).replace(/\.$/, '')}`;
}
