import type { SyntaxCode } from '../../text/problem';
import { pathAt } from '../../text/tree';
import { yamlFixes } from '../fixes/yaml-fixes';
import type { Rule } from '../rule';

type Words = Pick<Rule, 'summary' | 'why' | 'howToFix'>;

/** The parser has found the problem already; the rule gives it its page and its place in the table. */
function syntaxRule(code: SyntaxCode, words: Words): Rule {
  return {
    code,
    severity: 'error',
    suppressible: false,
    ...words,
    *check({ parsed }) {
      const fixesOf = yamlFixes(parsed);
      for (const problem of parsed.problems) {
        const { code: found, message, range, related } = problem;
        if (found !== code) continue;
        yield {
          message,
          path: pathAt(parsed.root, range.start),
          range,
          fixes: fixesOf(problem),
          ...(related === undefined
            ? {}
            : { related: [{ message: related.message, path: [], range: related.range }] }),
        };
      }
    },
  };
}

export const yamlRules: readonly Rule[] = [
  syntaxRule('yaml/syntax', {
    summary: 'The text is not valid YAML here.',
    why: 'What cannot be read cannot be checked. The rest of the manifest is still read, so other findings remain true.',
    howToFix:
      'Most often a quote or bracket is not closed, an unquoted text contains a `:`, or the indentation contains a tab. The message names what the parser stumbled over; the cause may be a line or two above.',
  }),
  syntaxRule('yaml/duplicate-key', {
    summary: 'The same key appears twice in one map.',
    why: 'Only the last one counts, so what the first one says is silently lost. It usually happens when two branches add the same entry.',
    howToFix: 'Merge the two entries, or delete one.',
  }),
  syntaxRule('yaml/unresolved-alias', {
    summary: 'An alias refers to an anchor that does not exist.',
    why: 'A text that begins with `*` is an alias in YAML: it repeats the value that carries the anchor `&name`, which must come before it.',
    howToFix:
      'Write the anchor, correct its name, or put the text in quotes if it just happens to begin with a star.',
  }),
  syntaxRule('yaml/multiple-documents', {
    summary: 'The file holds more than one YAML document.',
    why: 'One manifest describes one workflow. What follows the second `---` is not read.',
    howToFix:
      'Move the second document to an `ai-readiness.yaml` in a folder of its own, or delete the separator.',
  }),
  syntaxRule('yaml/merge-conflict', {
    summary: 'A git merge conflict is not resolved.',
    why: 'The file contains both sides of the conflict. Until it is resolved, our side (the first one) is the one that is checked.',
    howToFix: 'Take one side, the other, or both, and delete the three marker lines.',
  }),
  syntaxRule('yaml/too-large', {
    summary: 'The file, its nesting or its aliases are too large to be read.',
    why: 'A manifest is written by hand and rarely has more than a few hundred lines. Limits keep a broken or hostile file from stalling the editor.',
    howToFix:
      'Keep bulk data in files of its own and refer to them as evidence; flatten what is nested too deep.',
  }),
];
