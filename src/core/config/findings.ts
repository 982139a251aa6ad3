import type { Finding } from '../base/finding';
import type { FindingCode } from '../base/finding-code';
import type { Fix } from '../base/fix';
import { longestMessage } from '../base/limits';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import { cut, quoted } from '../base/shorten';
import { askedOf, nearest, suggest } from '../base/suggest';
import { isLower } from '../evaluate/chosen';
import type { Configuration } from '../facts/configuration';
import { isBroken } from '../facts/unread';
import { textFix } from '../rules/fixes/fixes';
import { configurable, ruleOf } from '../rules/table';
import { configSchemaAt } from '../schema/config';
import { typesOf } from '../schema/navigate';
import type { SchemaFault } from '../schema/validate';
import { wholeCharacters } from '../text/lines';
import { locate, nodeAt } from '../text/tree';
import type { ConfigDocument } from './document';

interface Problem {
  readonly code: FindingCode;
  readonly message: string;
  readonly path: Path;
  readonly target: 'key' | 'value';
  readonly range?: Range;
  /** What was plainly meant, or may stand there. */
  readonly meant?: string | undefined;
  /** What may have been meant, where several are equally near. */
  readonly choices?: readonly string[] | undefined;
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
    ...document.faults
      .filter((fault) => !followsFromText(fault, document))
      .map((fault) => ofSchema(fault, document)),
    ...severityProblems(document, above),
    ...waiverProblems(document, above),
    ...excludeProblems(document),
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

function ofSchema(fault: SchemaFault, { parsed }: ConfigDocument): Problem {
  const { code, message, path, target, key, keys } = fault;
  const same = { message, path, target };
  const node = nodeAt(parsed.root, path);
  const written = node?.kind === 'scalar' ? node.value : undefined;
  switch (code) {
    case 'schema/unknown-key':
      return { code: 'config/unknown-key', ...same, meant: key, choices: keys };
    case 'schema/wrong-type':
      return { code: 'config/wrong-type', ...same, meant: retyped(path, written) };
    case 'schema/not-one-of':
      return { code: 'config/wrong-value', ...same, meant: allowed(path, written) };
    default:
      return { code: 'config/wrong-value', ...same };
  }
}

/** The word that may stand at a path and was most likely meant: the only one, or one that is close. */
function allowed(path: Path, written: unknown): string | undefined {
  const { const: only, enum: words = [] } = configSchemaAt(path) ?? {};
  if (only !== undefined) return String(only);
  const choices = words.filter((word) => word !== null);
  if (choices.length === 1) return choices[0];
  const begun = String(written);
  // `info` is how many tools write it.
  return suggest(begun, choices) ?? choices.find((each) => begun.length >= 3 && each.startsWith(begun));
}

/** The same value in the type that is wanted: a text in quotes, a number without them. */
function retyped(path: Path, written: unknown): string | undefined {
  const types = typesOf(configSchemaAt(path));
  if (types.includes('string'))
    return typeof written === 'number' || typeof written === 'boolean' ? `"${written}"` : undefined;
  const isNumber = types.some((type) => type === 'number' || type === 'integer');
  return isNumber && typeof written === 'string' && /^\d+(?:\.\d+)?$/.test(written) ? written : undefined;
}

function severityProblems({ config }: ConfigDocument, above: Configuration): Problem[] {
  return Object.entries(config.severity ?? {}).flatMap(([code, severity]): Problem[] => {
    const path = ['severity', code];
    const rule = ruleOf(code);
    const codes = configurable.map((each) => each.code);
    if (rule === undefined || !codes.some((each) => each === code)) {
      const near = nearest(code, codes);
      const message = `${quoted(code)} is not the code of a finding of manifests.${askedOf(code, near)}`;
      const about = { code: 'config/unknown-code', message, path, target: 'key' } as const;
      return [near.length === 1 ? { ...about, meant: near[0] } : { ...about, choices: near }];
    }
    const loosens = (message: string, meant: string): Problem[] => [
      { code: 'config/loosens', message, path, target: 'value', meant },
    ];
    const before = Object.hasOwn(above.severities, code) ? above.severities[code] : undefined;
    if (before !== undefined && isLower(severity, before.value))
      return loosens(
        `${before.file} has ${quoted(code)} as ${before.value}: a configuration below it may only ask for more, so ${severity} has no effect.`,
        before.value,
      );
    if (rule.severity === 'error' && isLower(severity, 'warning'))
      return loosens(`${quoted(code)} is an error: it is shown as a warning at least.`, 'warning');
    return [];
  });
}

function waiverProblems({ config }: ConfigDocument, above: Configuration): Problem[] {
  const { waiverDays } = config;
  if (waiverDays === undefined || waiverDays <= above.waiverDays) return [];
  const message = `A configuration above has ${above.waiverDays} days: one below it may only ask for fewer, so ${waiverDays} has no effect.`;
  return [
    {
      code: 'config/loosens',
      message,
      path: ['waiverDays'],
      target: 'value',
      meant: String(above.waiverDays),
    },
  ];
}

/** Globs that match nothing, wherever manifests are. */
function excludeProblems({ config }: ConfigDocument): Problem[] {
  return (config.exclude ?? []).flatMap((glob, index): Problem[] => {
    const why = /^\s*!/.test(glob)
      ? 'a "!" takes nothing back'
      : /(?:^|[\\/])\s*\.\.(?:[\\/]|\s*$)/.test(glob)
        ? '".." is not below the folder of this file'
        : undefined;
    if (why === undefined) return [];
    const message = `${quoted(glob)} leaves nothing out: ${why}.`;
    return [{ code: 'config/wrong-value', message, path: ['exclude', index], target: 'value' }];
  });
}

function overlayProblems({ config }: ConfigDocument, overlay: OverlayRead | undefined): Problem[] {
  if (overlay?.fault === undefined || config.references !== overlay.written) return [];
  const message = `${quoted(overlay.written)} does not fit over what is known of laws and standards. ${overlay.fault}`;
  return [{ code: 'config/broken-references', message, path: ['references'], target: 'value' }];
}

function placed({ text, lines, parsed }: ConfigDocument, problem: Problem): Finding {
  const { code, message, path, target, meant, choices = [] } = problem;
  const { start, end } = wholeCharacters(text, problem.range ?? locate(text, parsed.root, path, target));
  const fixOf = (each: string): Fix => fixTo(each, { start, end, target, written: text.slice(start, end) });
  return {
    code,
    severity: ruleOf(code)?.severity ?? 'error',
    message: cut(message, longestMessage),
    path,
    range: { start: lines.positionAt(start), end: lines.positionAt(end) },
    related: [],
    items: [],
    fixes: meant === undefined ? choices.map((each) => ({ ...fixOf(each), kind: 'choose' })) : [fixOf(meant)],
  };
}

/** Puts what was meant in the place of a key or value, in the quotes that it has where it is a key. */
function fixTo(
  meant: string,
  { start, end, target, written }: Range & Pick<Problem, 'target'> & { readonly written: string },
): Fix {
  const quote = target === 'key' ? (/^["']/.exec(written)?.[0] ?? '') : '';
  const about =
    target === 'key'
      ? ({ kind: 'rename', title: `Rename to ${quoted(meant)}` } as const)
      : ({ kind: 'change', title: `Change to ${quoted(meant.replaceAll('"', ''))}` } as const);
  return textFix({ ...about, which: meant }, [{ start, end, text: quote + meant + quote }]);
}
