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
    return { said: [{ fact: 'unread', value: fault.reason, ...file.placeOf(fault.at) }] };
  },
};

interface Fault {
  readonly reason: string;
  readonly at: number;
}

function faultOf(file: SourceFile): Fault | undefined {
  return file.remember('fault of YAML or JSON', () => {
    if (file.text.trim() === '') return undefined;
    if (file.ending === 'yaml' || file.ending === 'yml') return yamlFault(file);
    return file.ending === 'json' && file.json === undefined ? jsonFault(file) : undefined;
  });
}

function yamlFault(file: SourceFile): Fault | undefined {
  const { yaml } = file;
  if (typeof yaml !== 'string') return undefined;
  if (!yaml.includes('YAML')) return { reason: yaml, at: 0 };
  const problems = parse(file.text).problems.filter(
    ({ code }) => code === 'yaml/syntax' || code === 'yaml/unresolved-alias',
  );
  const [first] = problems;
  const open = problems.find(({ closing }) => closing !== undefined && /[\]}]/.test(closing.text));
  if (open !== undefined) {
    const what = open.closing?.text.includes(']') === true ? 'a list' : 'a map';
    return { reason: `not YAML: ${what} that is not closed`, at: open.range.start };
  }
  return first === undefined
    ? { reason: 'not YAML', at: 0 }
    : { reason: `not YAML: ${wordsOf(first.message)}`, at: first.range.start };
}

function wordsOf(message: string): string {
  const first = message.split(/[.:] /)[0] ?? message;
  return `${first.charAt(0).toLowerCase()}${first.slice(1).replace(/\.$/, '')}`;
}

function jsonFault({ text }: SourceFile): Fault {
  const start = text.search(/[[{]/);
  return start === -1 || text.slice(0, start).trim() !== ''
    ? { reason: 'not JSON', at: 0 }
    : { reason: 'not JSON', at: start };
}
