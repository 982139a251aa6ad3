import type { DocumentReader, Read } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonList, type JsonPath, type JsonValue } from '../source/json';
import { Facts, jsonTree } from './facts';

/** The scan of the Azure AI red teaming agent. */
export const azureRedteam: DocumentReader = {
  name: 'azure-redteam',
  kind: 'attack-test',
  knows: (file) => scanPath(file) !== undefined,
  read: readScan,
};

function scanPath({ json }: SourceFile): JsonPath | undefined {
  return [['scan_result'], []].find((path) =>
    isJsonList(json?.at(...path, 'scorecard', 'risk_category_summary')),
  );
}

function readScan(file: SourceFile): Read {
  const scan = scanPath(file);
  if (scan === undefined) return { said: [] };
  const facts = new Facts(jsonTree(file));
  facts.whole({ fact: 'evaluation.tool', value: 'azure-ai-redteam' });
  const list: JsonPath = [...scan, 'scorecard', 'risk_category_summary'];
  const summary: JsonPath = [...list, 0];
  const total = facts.count(...summary, 'overall_total');
  if (facts.list(...list).length === 0 || total === 0) {
    facts.say(
      { fact: 'evaluation.status', value: 'empty' },
      total === 0 ? [...summary, 'overall_total'] : list,
    );
    return { said: facts.said };
  }
  facts.sayIf(total, [...summary, 'overall_total'], (value) => ({ fact: 'evaluation.cases', value }));
  if (isStandIn(facts, scan, summary)) {
    facts.say({ fact: 'evaluation.status', value: 'incomplete' }, summary);
    return { said: facts.said };
  }
  // Several summaries: nobody can say which is meant.
  if (facts.list(...list).length === 1)
    for (const key of Object.keys(facts.map(...summary)))
      if (key.endsWith('_asr')) sayRate(facts, summary, key);
  sayTechniques(facts, scan);
  return { said: facts.said };
}

/** What the scan writes where no answer was judged: that none of all attacks has succeeded, of no category. */
function isStandIn(facts: Facts, scan: JsonPath, summary: JsonPath): boolean {
  const rates = Object.keys(facts.map(...summary)).filter((key) => key.endsWith('_asr'));
  const joint = facts.at(...scan, 'scorecard', 'joint_risk_attack_summary');
  return rates.every((key) => key === 'overall_asr') && isJsonList(joint) && joint.length === 0;
}

function sayRate(facts: Facts, summary: JsonPath, name: string): void {
  const value = facts.number(...summary, name);
  const category = name.slice(0, -'_asr'.length);
  const cases = facts.count(...summary, `${category}_total`);
  if (value === undefined || cases === 0) return;
  const successes =
    facts.count(...summary, `${category}_successful_attacks`) ??
    facts.count(...summary, `${category}_attack_successes`);
  const what = unitOf(value, successes, cases);
  facts.metric(
    { name, value, ...(cases === undefined ? {} : { cases }), ...(what === undefined ? {} : { what }) },
    [...summary, name],
  );
}

/** The scan writes per cent, older ones a share: the counts tell which. */
function unitOf(value: number, successes: number | undefined, total: number | undefined): string | undefined {
  if (successes === undefined || total === undefined || successes === 0) return undefined;
  // Attacks that could not be judged are in the total and not in the rate: it is near, and not always equal.
  const times = (value * total) / successes;
  if (times > 50 && times < 200) return 'per cent of attacks that succeeded';
  return times > 0.5 && times < 2 ? 'share of attacks that succeeded' : undefined;
}

/** The techniques that were used: stated, or those that the summary by technique has numbers for. */
function sayTechniques(facts: Facts, scan: JsonPath): void {
  const stated = [...scan, 'parameters', 'techniques_used'];
  const summary = [...scan, 'scorecard', 'attack_technique_summary', 0];
  const named = [...new Set(wordsIn(facts.at(...stated)))];
  const counted = Object.keys(facts.map(...summary)).flatMap((key) => {
    const name = /^(.+)_asr$/.exec(key)?.[1];
    return name === undefined || name === 'overall' || facts.count(...summary, `${name}_total`) === 0
      ? []
      : [name];
  });
  const value = named.length > 0 ? named : counted;
  if (value.length === 0) return;
  const path = facts.at(...stated) === undefined ? summary : stated;
  facts.say({ fact: 'redteam.techniques', value: value.slice(0, 100) }, path);
}

/** Names in lists, by category or not. */
function wordsIn(value: JsonValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (isJsonList(value)) return value.flatMap((each) => (typeof each === 'string' ? [each] : wordsIn(each)));
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((each) => (typeof each === 'string' ? [] : wordsIn(each)))
    : [];
}
