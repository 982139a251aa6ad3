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
    return [{ fact: 'agent.tools', value: { names: names.map((each) => each.replace(/["']/g, '')) }, line }];
  });
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
