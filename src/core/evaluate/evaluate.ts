import type { Path } from '../base/path';
import { quoted } from '../base/shorten';
import type { Stage } from '../base/stages';
import { claimsOf } from '../claims/claims';
import { beyondOf } from '../facts/beyond';
import type { Claim } from '../facts/claim';
import { noConfiguration, withShared } from '../facts/configuration';
import { type Facts, factsOf, mayBeThere } from '../facts/context';
import type { ManifestDocument } from '../facts/document';
import { documentFiles, factOf, uncheckedOf } from '../facts/evidence';
import type { EvaluationInput, Gate, ItemReport, Report } from '../facts/report';
import { misstatedStage } from '../facts/stage-in-words';
import { isInDoubt, unreadOf } from '../facts/unread';
import { Forecaster } from '../forecast/forecast';
import type { GateRule, Problem, Rule, RuleContext } from '../rules/rule';
import { factRules, gateContextRules } from '../rules/table';
import { catalogueItem } from '../schema/catalogue';
import { documentsIn } from '../schema/documents';
import type { ItemId } from '../schema/generated/catalogue';
import type { Manifest } from '../schema/generated/manifest-file';
import { overlaid } from '../schema/law';
import { type Reference, referencesIn, targetOf } from '../schema/references';
import { plainAt } from '../text/plain';
import { atReference } from './at-reference';
import { distinct } from './distinct';
import { divideEarly } from './early';
import type { Found } from './found';
import { evaluateGates } from './gates';
import { evaluateItems } from './items';
import { present } from './present';

const checkFailed = 'internal/check-failed';

/**
 * Evaluates all rules and gates on one version of a manifest. Pure: no clock, no files. `most` is how many findings
 * below an error are listed: as many as anyone reads, unless said otherwise.
 */
export function evaluate(document: ManifestDocument, input: EvaluationInput, most?: number): Report {
  const { manifest, shared } = withShared(document.manifest, input.configuration ?? noConfiguration);
  const law = input.law && (input.configuration?.references ?? []).reduce(overlaid, input.law);
  const facts = factsOf(manifest, input.today, {
    law,
    ...(input.repository && { repository: input.repository }),
    ...(input.configuration && { configuration: input.configuration }),
    unread: unreadOf(document.parsed, document.faults),
    beyond: beyondOf(document.parsed),
  });
  const references = referencesIn(facts.manifest);
  const claims = ofKnownNames(claimsOf(facts), references, facts.manifest);
  const items = evaluateItems(facts, claims);
  const documents = documentsIn(facts.manifest);
  const { parsed, faults } = document;
  const context: RuleContext = {
    facts,
    parsed,
    faults,
    fileName: input.fileName,
    items,
    claims,
    references,
    documents,
  };
  const isUnknown = (problem: Problem): boolean =>
    problem.absent?.some((path) => mayBeThere(facts, path)) === true || isInDoubt(document.parsed, problem);
  const judging: Judging = { manifest, isUnknown };
  const moved = (all: Found[]): Found[] =>
    shared.length === 0 ? all : all.map((each) => atReference(each, shared));
  const found: Found[] = [];
  for (const rule of factRules) collect(found, judging, rule, () => rule.check(context));
  const once = distinct(document, moved(found));
  const gates = evaluateGates(facts, items, once);
  // Where owners or systems are shared, each problem is moved to what refers to them only after it was divided.
  const { problems, signals } = divideEarly(facts, items, shared.length === 0 ? once : found);
  const gateContext = {
    ...context,
    gates,
    problems: [...problems],
    early: signals,
    forecaster: forecasterOnce(facts, document.manifest, items),
  };
  for (const rule of gateContextRules) collect(problems, judging, rule, () => rule.checkGates(gateContext));
  const misstated = misstatedStage(plainAt(parsed.value, ['stage']));
  return {
    manifest: document.manifest,
    whole: manifest,
    name: facts.manifest.workflow?.name,
    stage: facts.stage,
    ...(facts.stage === undefined && misstated !== undefined && { misstated }),
    gates: gates satisfies Record<Stage, Gate>,
    items,
    claims,
    ...present(document, moved(problems), input, most),
    notChecked: countNotChecked(context, problems),
    law,
    input,
  };
}

function forecasterOnce(
  { manifest, configuration, today }: Facts,
  own: Manifest,
  items: readonly ItemReport[],
): () => Forecaster {
  let known: Forecaster | undefined;
  return () => {
    known ??= new Forecaster({ manifest, own, configuration, today, items });
    return known;
  };
}

/** Where something is named that is not listed: that is what is wrong there, and nothing contradicts a name of nobody. */
function ofKnownNames(
  claims: readonly Claim[],
  references: readonly Reference[],
  manifest: Manifest,
): readonly Claim[] {
  const unknown = references.filter(
    (each) =>
      each.target === 'value' && !each.words.includes(each.id) && targetOf(manifest, each) === undefined,
  );
  const places = new Set(unknown.map(({ path }) => path.join('\n')));
  return claims.filter(({ verdict, path }) => verdict !== 'contradicted' || !places.has(path.join('\n')));
}

/**
 * How often something could not be checked: evidence and other documents at which nobody could look, what is beyond the
 * limits of what is read, and checks that failed.
 * It comes from the facts, before any severity that was chosen, any comment and any cut.
 */
function countNotChecked(
  { facts: { repository, beyond }, items, documents: named }: RuleContext,
  found: readonly Found[],
): number {
  const evidence = items.flatMap((item) => item.evidence.filter(({ unchecked }) => unchecked !== undefined));
  const documents = documentFiles(named).filter(
    ({ file }) => uncheckedOf(factOf(repository, file)) !== undefined,
  );
  const failed = found.filter(({ code }) => code === checkFailed);
  return evidence.length + documents.length + beyond.count + failed.length;
}

/** What decides what becomes of a problem. */
interface Judging {
  readonly manifest: Manifest;
  /** Whether nobody can say that it is one. */
  readonly isUnknown: (problem: Problem) => boolean;
}

function collect(
  found: Found[],
  { manifest, isUnknown }: Judging,
  rule: Rule | GateRule,
  check: () => Iterable<Problem>,
): void {
  try {
    for (const problem of check()) {
      if (isUnknown(problem)) continue;
      const all = problem.items ?? itemsAt(problem.path, manifest) ?? rule.items ?? [];
      const items = all.filter((id) => catalogueItem(id, manifest) !== undefined);
      found.push({ ...problem, code: rule.code, severity: problem.severity ?? rule.severity, items });
    }
  } catch (error) {
    // A rule that fails must be seen: a missing finding looks like a clean manifest.
    const message = `The check ${quoted(rule.code)} failed (${error instanceof Error ? error.message : String(error)}). This is a fault in AI Readiness, not in the manifest; all other checks ran.`;
    found.push({ code: checkFailed, severity: 'error', message, path: [], items: [] });
  }
}

/** A finding inside an item of the checklist bears on that item; inside of what is none it bears on no item. */
function itemsAt([section, , id]: Path, manifest: Manifest): ItemId[] | undefined {
  const item = section === 'checklist' && typeof id === 'string' ? catalogueItem(id, manifest) : undefined;
  return item && [item.id];
}
