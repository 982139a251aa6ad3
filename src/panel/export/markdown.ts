/** The report as Markdown. Every text of the manifest in it shows as it was written, and links nowhere. */

import {
  bullets,
  joined,
  type Markdown,
  md,
  noMarkdown,
  ownMarkdown,
  paragraphs,
  table,
} from '../../core/service';
import { type Decision, decisionOf } from './decision';
import type { Exported } from './exported';
import { markdownAppendix } from './markdown-appendix';
import { cited, section } from './markdown-pieces';
import { approvalOf, choices, footOf, titleOf } from './words';

/** The whole report. */
export function markdownReport(exported: Exported): string {
  const { model } = exported;
  const decision = decisionOf(exported);
  const { verdict, caveats, basis, signers } = decision;
  const report = paragraphs([
    md`# AI readiness: ${titleOf(model)}`,
    model.summary ?? noMarkdown,
    md`> **${verdict.words}**  
> ${verdict.why}`,
    bullets(caveats.map((each) => md`**${each}**`)),
    bullets(basis.map(([name, value]) => md`**${name}:** ${value}`)),
    ownMarkdown('## Gates'),
    gates(decision),
    ...section('What blocks', blocks(decision)),
    ...section('Waivers', [waivers(decision)]),
    ...section('Key facts', keyFacts(decision)),
    ownMarkdown('## Decision'),
    md`${approvalOf(model)} ${joined(
      choices.map((each) => md`☐ ${each}`),
      ' · ',
    )}`,
    ownMarkdown('Conditions:'),
    table(
      ['Role', 'Name', 'Signed on', 'Signature'],
      signers.map(({ role, name }) => [role, name, '', '']),
    ),
    ...section('What the gates rest on', evidence(decision)),
    markdownAppendix(exported),
    md`_${footOf(model)}_`,
  ]);
  return `${report.text}
`;
}

function gates({ gates: rows }: Decision): Markdown {
  const hasErrors = rows.some(({ errors }) => errors !== '');
  return table(
    ['Gate', 'State', 'Required items met', ...(hasErrors ? ['Errors'] : [])],
    rows.map(({ title, isCurrent, state, met, errors }) => [
      isCurrent ? md`**${title}** (claimed)` : title,
      state,
      met,
      ...(hasErrors ? [errors] : []),
    ]),
  );
}

function blocks({ blocking, blocks: rows, moreBlocks }: Decision): (Markdown | string)[] {
  if (rows.length === 0) return [];
  const lines = rows.map(
    ({ gate, what, why, who }) => md`**${what}** (${gate}): ${joined([why, md`Next to act: ${who}.`], ' ')}`,
  );
  return [blocking === '' ? noMarkdown : `${blocking}.`, bullets(lines), moreBlocks];
}

function waivers({ waivers: rows }: Decision): Markdown {
  if (rows.length === 0) return noMarkdown;
  return table(
    ['Item', 'Reason', 'Approved by', 'Ends'],
    rows.map(({ title, stage, reason, approver, until, trouble }) => [
      `${title} (${stage})`,
      trouble === undefined ? reason : md`${reason} **Does not hold: ${trouble}**`,
      approver,
      until,
    ]),
  );
}

function keyFacts({ keyFacts: { lines, tables } }: Decision): (Markdown | string)[] {
  return [
    bullets(lines.map(([name, value]) => md`**${name}:** ${value}`)),
    ...tables.flatMap(({ head, rows, more }) => [table(head, rows), more]),
  ];
}

function evidence({ evidence: groups }: Decision): (Markdown | string)[] {
  return groups.flatMap(({ title, rows, apart }) => [
    md`### ${title}`,
    rows.length === 0
      ? noMarkdown
      : table(
          ['Item', 'Evidence', 'Said by', 'On', 'Proof'],
          rows.map((row) => [
            row.title,
            joined(
              row.cited.map((each) => cited(each, each.note)),
              '; ',
            ),
            row.by,
            row.on,
            row.proof,
          ]),
        ),
    apart.length === 0 ? noMarkdown : md`Not applicable: ${apart.join('; ')}`,
  ]);
}
