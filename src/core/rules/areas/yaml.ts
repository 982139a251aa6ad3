import type { SyntaxCode } from '../../text/problem';
import { pathAt } from '../../text/tree';
import { yamlFixes } from '../fixes/yaml-fixes';
import type { Rule } from '../table/rule';

type Words = Pick<Rule, 'summary' | 'why' | 'howToFix'>;

/** The parser has found the problem already; the rule gives it its page and its place in the table. */
function syntaxRule(code: SyntaxCode, words: Words): Rule {
  return {
    code,
    severity: 'error',
    ...words,
    *check({ parsed }) {
      for (const problem of parsed.problems) {
        const { code: found, message, range, related } = problem;
        if (found !== code) continue;
        yield {
          message,
          path: pathAt(parsed.root, range.start),
          range,
          fixes: yamlFixes(problem, parsed),
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
    why: 'What cannot be read cannot be checked. The rest of the manifest is read all the same, so other findings stay true.',
    howToFix:
      'Most often a quote or bracket is not closed, a `:` stands inside a text without quotes, or the indentation has a tab in it. The message names what the parser stumbled over; the cause may be a line or two above.',
  }),
  syntaxRule('yaml/duplicate-key', {
    summary: 'The same key stands twice in one map.',
    why: 'Only the last one counts, so what the first one says is silently lost. It happens most when two branches add the same entry.',
    howToFix: 'Merge the two entries, or delete one.',
  }),
  syntaxRule('yaml/unresolved-alias', {
    summary: 'An alias refers to an anchor that is not there.',
    why: 'A text that begins with `*` is an alias in YAML: it repeats the value that carries the anchor `&name`, which must stand above it.',
    howToFix:
      'Write the anchor, correct its name, or put the text in quotes if it merely begins with a star.',
  }),
  syntaxRule('yaml/multiple-documents', {
    summary: 'The file holds more than one YAML document.',
    why: 'One manifest describes one workflow. What follows the second `---` is not read.',
    howToFix:
      'Move the second document to an `ai-readiness.yaml` in a folder of its own, or delete the separator.',
  }),
  syntaxRule('yaml/merge-conflict', {
    summary: 'A git merge conflict is not resolved.',
    why: 'Both sides of the conflict stand in the file. Until it is resolved, our side (the first one) is what is checked.',
    howToFix: 'Take one side, the other, or both, and delete the three marker lines.',
  }),
  syntaxRule('yaml/too-large', {
    summary: 'The file, its nesting or its aliases are too large to be read.',
    why: 'A manifest is written by hand and rarely longer than some hundred lines. Limits keep a broken or hostile file from stalling the editor.',
    howToFix:
      'Keep bulk data in files of its own and refer to them as evidence; flatten what is nested too deep.',
  }),
];
