import type { Finding } from '../base/finding';
import type { FindingCode } from '../base/finding-code';
import { longestMessage } from '../base/limits';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import { cut, quoted } from '../base/shorten';
import { didYouMean } from '../base/suggest';
import { isLower } from '../evaluate/chosen';
import type { Configuration } from '../facts/configuration';
import { isBroken } from '../facts/unread';
import { configurable, ruleOf } from '../rules/table';
import type { SchemaFault } from '../schema/validate';
import { wholeCharacters } from '../text/lines';
import { locate } from '../text/tree';
import type { ConfigDocument } from './document';

interface Problem {
  readonly code: FindingCode;
  readonly message: string;
  readonly path: Path;
  readonly target: 'key' | 'value';
  readonly range?: Range;
}

/** What became of the file on laws that a configuration names. */
interface OverlayRead {
  /** As the configuration writes it. */
  readonly written: string;
  /** What is wrong with it, in a sentence. */
  readonly fault?: string;
}

/** What is wrong with a configuration, in the order of its text. `above` is what those above it say. */
export function configFindings(
  document: ConfigDocument,
  above: Configuration,
  overlay?: OverlayRead,
): Finding[] {
  const found = [
    ...syntaxProblems(document),
    ...document.faults.filter((fault) => !followsFromText(fault, document)).map(ofSchema),
    ...severityProblems(document, above),
    ...waiverProblems(document, above),
    ...overlayProblems(document, overlay),
  ].map((problem) => placed(document, problem));
  return found.sort(
    ({ range: { start: one } }, { range: { start: other } }) =>
      one.line - other.line || one.character - other.character,
  );
}

function syntaxProblems({ parsed }: ConfigDocument): Problem[] {
  return parsed.problems.map(({ code, message, range }) => ({
    code,
    message,
    path: [],
    target: 'value',
    range,
  }));
}

/** Whether something is missing only because its text is broken, which has a finding of its own. */
function followsFromText({ code, path }: SchemaFault, { parsed }: ConfigDocument): boolean {
  return parsed.unreadable.length > 0 && (code === 'schema/missing-key' || isBroken(parsed, path));
}

function ofSchema({ code, message, path, target }: SchemaFault): Problem {
  const same = { message, path, target };
  switch (code) {
    case 'schema/unknown-key':
      return { code: 'config/unknown-key', ...same };
    case 'schema/wrong-type':
      return { code: 'config/wrong-type', ...same };
    default:
      return { code: 'config/wrong-value', ...same };
  }
}

function severityProblems({ config }: ConfigDocument, above: Configuration): Problem[] {
  return Object.entries(config.severity ?? {}).flatMap(([code, severity]): Problem[] => {
    const path = ['severity', code];
    const rule = ruleOf(code);
    const codes = configurable.map((each) => each.code);
    if (rule === undefined || !codes.some((each) => each === code)) {
      const message = `${quoted(code)} is not the code of a finding of manifests.${didYouMean(code, codes)}`;
      return [{ code: 'config/unknown-code', message, path, target: 'key' }];
    }
    const loosens = (message: string): Problem[] => [
      { code: 'config/loosens', message, path, target: 'value' },
    ];
    const before = Object.hasOwn(above.severities, code) ? above.severities[code] : undefined;
    if (before !== undefined && isLower(severity, before.value))
      return loosens(
        `${before.file} has ${quoted(code)} as ${before.value}: a configuration below it may only ask for more, so ${severity} has no effect.`,
      );
    if (rule.severity === 'error' && isLower(severity, 'warning'))
      return loosens(`${quoted(code)} is an error: it is shown as a warning at least.`);
    return [];
  });
}

function waiverProblems({ config }: ConfigDocument, above: Configuration): Problem[] {
  const { waiverDays } = config;
  if (waiverDays === undefined || waiverDays <= above.waiverDays) return [];
  const message = `A configuration above has ${above.waiverDays} days: one below it may only ask for fewer, so ${waiverDays} has no effect.`;
  return [{ code: 'config/loosens', message, path: ['waiverDays'], target: 'value' }];
}

function overlayProblems({ config }: ConfigDocument, overlay: OverlayRead | undefined): Problem[] {
  if (overlay?.fault === undefined || config.references !== overlay.written) return [];
  const message = `${quoted(overlay.written)} does not fit over what is known of laws and standards. ${overlay.fault}`;
  return [{ code: 'config/broken-references', message, path: ['references'], target: 'value' }];
}

function placed({ text, lines, parsed }: ConfigDocument, problem: Problem): Finding {
  const { code, message, path, target } = problem;
  const { start, end } = wholeCharacters(text, problem.range ?? locate(text, parsed.root, path, target));
  return {
    code,
    severity: ruleOf(code)?.severity ?? 'error',
    message: cut(message, longestMessage),
    path,
    range: { start: lines.positionAt(start), end: lines.positionAt(end) },
    related: [],
    items: [],
    fixes: [],
  };
}
