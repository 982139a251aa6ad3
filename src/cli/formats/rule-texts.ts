import { ruleOf, type Severity } from '../../core/service';
import { renderMarkdown } from '../markdown';
import { requireGate } from './writer';

/** The pages of findings, by their codes; what `explain` prints. */
export type RulePages = () => Promise<Readonly<Record<string, string>>>;

const width = 100;

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What `--require-gate` says is no rule of the engine. */
const required = {
  summary: 'A gate that this run asks for is not passed.',
  page: `# ${requireGate}

A gate that this run asks for is not passed.

## Why it matters

The run was given \`--require-gate\`: whatever the manifest claims, it may not go on before that gate is passed.

## How to fix it

Satisfy the items that block the gate; \`ai-readiness check\` lists them.
`,
};

/** Rules as SARIF describes them. */
export async function ruleTexts(codes: readonly string[], pages: RulePages): Promise<readonly object[]> {
  if (codes.length === 0) return [];
  const texts = await pages();
  return codes.map((code) => {
    const rule = ruleOf(code);
    const page = code === requireGate ? required.page : (texts[code] ?? '');
    const summary = rule?.summary ?? required.summary;
    return {
      id: code,
      shortDescription: { text: plainText(summary) },
      fullDescription: { text: plainText(`${summary} ${whyOf(page)}`) },
      help: {
        text: renderMarkdown(page, { paint: (_, text) => text, width }),
        markdown: page,
      },
      defaultConfiguration: { level: levels[rule?.severity ?? 'error'] },
    };
  });
}

/** Why it matters, in the words of its page. */
function whyOf(page: string): string {
  return /## Why it matters\n\n([^\n]+)/.exec(page)?.[1] ?? '';
}

function plainText(text: string): string {
  return text.replaceAll('`', '').trim();
}
