import { type Said, upTo } from '../../core/service';
import type { RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { codeLines } from './code-lines';

/** Lists of tools that stand in Python code as they are: `tools=[search, refund]`. Programs build others: these are never all. */
export const codeTools: RepositoryReader = {
  name: 'agent-tools',
  looksAt: (path) => /\.py$/i.test(path),
  read: (file) => ({ said: toolFacts(file) }),
};

const agentLibrary =
  /^\s{0,20}(?:from|import)\s+(?:langchain|langgraph|agents\b|openai|anthropic|autogen|crewai|semantic_kernel|smolagents|pydantic_ai|google\.adk|strands|agno|llama_index|agent_framework)/m;
const mostLines = 30;

function toolFacts(file: SourceFile): Said[] {
  if (file.role !== 'product' || !/\btools\s{0,4}=/.test(file.text) || !agentLibrary.test(file.text))
    return [];
  const lines = codeLines(file);
  return lines.flatMap((text, line): Said[] => {
    const begin = /(?<![\w.])(?:tools|TOOLS)\s{0,4}=\s{0,4}\[(.*)$/.exec(text)?.[1];
    if (begin === undefined) return [];
    const list = listFrom([begin, ...lines.slice(line + 1, line + mostLines)]);
    const names = (list ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    // What is more than a plain name is built by the program.
    if (names.length === 0 || !names.every((each) => /^[A-Za-z_][\w.]*$|^["'][\w.-]+["']$/.test(each)))
      return [];
    if (names.some((each) => isHanded(each, lines, line))) return [];
    return [{ fact: 'agent.tools', value: { names: names.map((each) => each.replace(/["']/g, '')) }, line }];
  });
}

/** So far above its use is the head of the function looked for. */
const farthest = 60;

/** Whether a name stands for whatever is handed over: a parameter, the variable of a loop, or the word itself. */
function isHanded(name: string, lines: readonly string[], line: number): boolean {
  if (/^(?:self\.|cls\.)?_{0,2}tools?$/i.test(name)) return true;
  const first = Math.max(0, line - farthest);
  for (let at = line; at >= first; at--) {
    const text = lines[at] ?? '';
    if (/^\s*(?:async\s+)?(?:def|for)\b/.test(text) && namedIn(headFrom(lines, at, line)).includes(name))
      return true;
    // What is not indented begins what a place stands in.
    if (at < line && /^(?:async\s+def|def|class)\b/.test(text)) return false;
  }
  return false;
}

/** The names that a function or a loop gives to what it is handed. */
function namedIn(head: string): string[] {
  const open = head.indexOf('(');
  const [, loop] = /^\s*(?:async\s+)?for\s([\w\s,()]{1,200}?)\sin\s/.exec(head) ?? [];
  const written = loop ?? (open === -1 ? '' : head.slice(open + 1));
  return written.split(',').flatMap((each) => /^[\s(]*\*{0,2}(\w+)/.exec(each)?.[1] ?? []);
}

/** The head of a function or of a loop, up to the colon that ends its line. */
function headFrom(lines: readonly string[], at: number, line: number): string {
  const parts: string[] = [];
  for (const text of lines.slice(at, Math.min(line, at + mostLines) + 1)) {
    parts.push(text);
    if ((text.split('#', 1)[0] ?? '').trimEnd().endsWith(':')) break;
  }
  return parts.join(' ').slice(0, 2_000);
}

/** What stands up to the bracket that closes; undefined where it is not near, or others open before. */
function listFrom(lines: readonly string[]): string | undefined {
  const parts: string[] = [];
  for (const line of lines) {
    const text = upTo(line, /(?:^|\s)#/);
    const end = text.search(/[[\](){}]/);
    if (end === -1) parts.push(text);
    else return text[end] === ']' ? [...parts, text.slice(0, end)].join('\n') : undefined;
  }
  return undefined;
}
