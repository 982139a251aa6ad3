/** What a run makes of what was checked: where it stands in the repository, what of it is known, what was asked for. */
import { type Finding, locate, type Stage, stageTitle, stateInWords } from '../core/service';
import { isInside, joinPath, pathBelow, rootAbove } from '../repository';
import type { Arguments } from './arguments';
import { type Baseline, withoutKnown } from './baseline';
import type { Checked, CheckedConfig, Failure } from './checked';
import { absolute } from './find-manifests';
import { fingerprintOf, fingerprints } from './formats/fingerprints';
import { type Judged, type JudgedConfig, type Missed, requireGate as required } from './formats/writer';
import type { Io } from './io';
import type { Checking } from './load';

/** What a run goes by. */
interface Means {
  readonly checking: Pick<Checking, 'standingOf'>;
  readonly baseline: Baseline | undefined;
  readonly base: string;
}

/**
 * The folder from which formats for other tools name paths: the root of the repository around the current folder, or the
 * one of `--root`, or the current folder itself.
 */
export async function baseOf(
  { root }: Pick<Arguments, 'root'>,
  { cwd, files }: Pick<Io, 'cwd' | 'files'>,
): Promise<string> {
  const here = (await files.links?.realPath(cwd).catch(() => undefined)) ?? cwd;
  const around = await rootAbove(here, files).catch(() => undefined);
  if (around !== undefined) return around;
  const given = root === undefined ? undefined : absolute(root, cwd);
  return given !== undefined && isInside(given, here) ? given : here;
}

/** A manifest that was checked, as the run judges it. */
export async function judge(
  checked: Checked,
  { checking, baseline, base, requireGate }: Means & { readonly requireGate: Stage | undefined },
): Promise<Judged> {
  const { document, place, report } = checked;
  // Where it cannot be told, that was said already.
  const root = (await checking.standingOf(place.path).catch(() => undefined))?.root;
  const shorten = (path: string): string => shortened(path, base, root);
  const inRepository = shorten(place.path);
  const asked = requireGate === undefined ? undefined : requiredOf(checked, requireGate, inRepository);
  const printOf = printing(inRepository, document, [...report.findings, ...report.hidden]);
  baseline?.look(inRepository);
  return {
    ...checked,
    report:
      baseline === undefined
        ? report
        : withoutKnown(report, (finding) => baseline.has(finding, inRepository, printOf(finding))),
    everything: report,
    inRepository,
    fileOf: (file) => (root === undefined ? file : shorten(joinPath(root, file))),
    fingerprintOf: printOf,
    ...(asked && { required: asked }),
  };
}

/** A configuration, as the run judges it. */
export function judgeConfig(config: CheckedConfig, { baseline, base }: Means): JudgedConfig {
  const inRepository = shortened(config.full, base, undefined);
  const printOf = printing(inRepository, config.document, config.findings);
  baseline?.look(inRepository);
  const findings = config.findings.filter(
    (finding) => baseline?.has(finding, inRepository, printOf(finding)) !== true,
  );
  return { ...config, findings, inRepository, fingerprintOf: printOf };
}

/** What could not be read, with its path from the root of the repository. */
export function missed(failure: Failure, { base, io }: { readonly base: string; readonly io: Io }): Missed {
  return { ...failure, inRepository: shortened(absolute(failure.path, io.cwd), base, undefined) || '.' };
}

/** A path from the base; from the root of its own repository where it lies outside. */
function shortened(path: string, base: string, root: string | undefined): string {
  if (isInside(base, path)) return pathBelow(base, path);
  return root !== undefined && isInside(root, path) ? pathBelow(root, path) : path;
}

/** Fingerprints, worked out when the first one is asked for: most runs want none. */
function printing(
  path: string,
  { parsed }: Pick<(Checked | CheckedConfig)['document'], 'parsed'>,
  findings: readonly Finding[],
): (finding: Finding) => string {
  let known: ReadonlyMap<Finding, string> | undefined;
  return (finding) => {
    known ??= fingerprints({ path, root: parsed.root, findings });
    return known.get(finding) ?? fingerprintOf(path, finding.code);
  };
}

function requiredOf(
  { document: { text, lines, parsed }, report }: Pick<Checked, 'document' | 'report'>,
  stage: Stage,
  path: string,
): Judged['required'] {
  const gate = report.gates[stage];
  if (gate.state === 'passed') return undefined;
  const { start, end } = locate(text, parsed.root, ['stage'], 'value');
  return {
    stage,
    message: `The ${stageTitle(stage)} gate is ${stateInWords(gate)}: ${gate.met} of ${gate.required} blocking items are satisfied. --require-gate asks for it.`,
    range: { start: lines.positionAt(start), end: lines.positionAt(end) },
    fingerprint: fingerprintOf(path, `${required} ${stage}`),
  };
}
