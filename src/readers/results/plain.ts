import type { DocumentReader, Read } from '../reader';
import type { SourceFile } from '../source/file';
import { deepest, isTooDeep } from '../source/json';
import { jsonFault } from '../source/json-fault';
import { Facts, jsonTree, type Tree } from './facts';
import { isArtifact, isResult, sayArtifact } from './plain-known';
import { leavesOf, sayMetrics } from './plain-metrics';
import { isEmptyRun, sayRun } from './plain-run';
import { sayUnmeasured } from './plain-unmeasured';
import { verdictsOf } from './plain-verdict';
import { isYamlName, yamlTree } from './yaml-tree';

/**
 * Results of no tool that is known: numbers under any names, which a manifest picks by their paths. Settings, schemas
 * and data are JSON and YAML as well: a file is read only where something in it was measured.
 */
export const plainResult: DocumentReader = {
  name: 'plain-result',
  kind: 'evaluation',
  isFallback: true,
  knows: (file) => isBrokenJson(file) || whatIs(file) !== undefined,
  read: (file) => {
    const tree = treeOf(file);
    if (tree === undefined) return readBroken(file);
    const facts = new Facts(tree);
    if (whatIs(file) === 'result') return readResult(facts);
    sayArtifact(facts);
    return { said: facts.said, kind: 'no-evidence' };
  },
};

function whatIs(file: SourceFile): 'result' | 'artifact' | undefined {
  return file.remember('plain result', () => {
    const tree = treeOf(file);
    if (tree === undefined) return undefined;
    const facts = new Facts(tree);
    if (isResult(facts, file)) return 'result';
    return isArtifact(facts) ? 'artifact' : undefined;
  });
}

function treeOf(file: SourceFile): Tree | undefined {
  if (file.json !== undefined) return jsonTree(file);
  return isYamlName(file) ? yamlTree(file) : undefined;
}

/** Whether its name says JSON, and its content does not. */
function isBrokenJson(file: SourceFile): boolean {
  return file.ending === 'json' && file.text.trim() !== '' && file.json === undefined;
}

function readBroken(file: SourceFile): Read {
  if (isTooDeep(file.text))
    return {
      said: [{ fact: 'unread', value: `it is nested more than ${deepest} levels deep` }],
      kind: 'no-evidence',
    };
  const { offset, reason } = jsonFault(file.text);
  const { line = 0 } = file.placeOf(offset);
  return {
    said: [{ fact: 'unread', value: `not JSON: ${reason} at line ${line + 1}`, line }],
    kind: 'no-evidence',
  };
}

function readResult(facts: Facts): Read {
  for (const { value, path } of verdictsOf(facts)) facts.say({ fact: 'evaluation.verdict', value }, path);
  sayRun(facts);
  // Where nothing was run, what stands there was not measured.
  if (!isEmptyRun(facts)) sayMetrics(facts, leavesOf(facts));
  sayUnmeasured(facts);
  return { said: facts.said };
}
