/** A file that should be YAML, and is none: it says why it cannot be read. Of broken JSON `plain-result` does. */
import { parse, parseUnbroken } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { withoutPlaceholders } from '../source/placeholders';

/** It is asked last, so that whoever knows a broken file of its own kind reads it. */
export const broken: DocumentReader = {
  name: 'broken',
  kind: 'no-evidence',
  isFallback: true,
  knows: (file) => faultOf(file) !== undefined,
  read: (file) => {
    const fault = faultOf(file);
    if (fault === undefined) return { said: [] };
    const { isYaml, reason, at } = fault;
    const value = isYaml ? reason : reason === '' ? 'not YAML' : `not YAML: ${reason}`;
    const said = [{ fact: 'unread' as const, value, ...file.placeOf(at) }];
    if (!isYaml) return { said };
    // What is only too large, or made by a program first, is a document that is not read; of a contract that much can be seen.
    return { said, kind: isContract(file) ? 'interface' : 'opaque' };
  },
};

function isContract({ text }: SourceFile): boolean {
  return /^(?:openapi|swagger|asyncapi):[ \t]*["']?[1-3]\.\d/m.test(text.slice(0, 5_000));
}

interface Fault {
  readonly reason: string;
  readonly at: number;
  /** Whether it is YAML all the same, and cannot be read for another reason. */
  readonly isYaml: boolean;
}

function faultOf(file: SourceFile): Fault | undefined {
  return file.remember('fault of YAML', () =>
    (file.ending === 'yaml' || file.ending === 'yml') && file.text.trim() !== ''
      ? yamlFault(file)
      : undefined,
  );
}

function yamlFault(file: SourceFile): Fault | undefined {
  // What Prometheus fills in when it fires makes no template of a file.
  const plain = withoutPlaceholders(file) ?? file;
  const { yaml, text } = plain;
  if (typeof yaml !== 'string' || yaml.includes('conflict')) return undefined;
  return yaml.includes('YAML') ? faultIn(text) : { reason: yaml, at: 0, isYaml: true };
}

/** Of a longer one all that is wrong costs more than it tells. */
const longestExplained = 50_000;

/** What is wrong first; what is not closed before anything that follows from it. */
function faultIn(text: string): Fault {
  const { problems: all } = text.length < longestExplained ? parse(text) : parseUnbroken(text);
  const problems = all.filter(({ code }) => code === 'yaml/syntax' || code === 'yaml/unresolved-alias');
  const first = problems.find(({ message }) => neverClosed.test(message)) ?? problems[0];
  return first === undefined
    ? { reason: '', at: 0, isYaml: false }
    : { reason: wordsOf(first.message), at: first.range.start, isYaml: false };
}

const neverClosed = /^This (\w+) is never closed\b/;

function wordsOf(message: string): string {
  const [, open] = neverClosed.exec(message) ?? [];
  if (open !== undefined) return `a ${open} that is not closed`;
  const first = message.split(/[.:] /)[0] ?? message;
  return `${first.charAt(0).toLowerCase()}${first.slice(1).replace(/\.$/, '')}`;
}
