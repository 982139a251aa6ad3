import { quoted, shorten } from '../../base/shorten';
import { entries, hasAgent } from '../../facts/context';
import { isMovingVersion } from '../../facts/model-ids';
import {
  type Asks,
  all,
  type Check,
  type EarlySign,
  early,
  lacking,
  missing,
  sign,
  toldBy,
} from '../terms/check';
import { evaluatedOtherwise, outsideModel, outsideUser, resultsFor } from '../terms/checks';
import { results, written } from '../terms/evidence-kinds';
import { fields, type Movers, type RecordsOf, whole } from '../terms/item';
import {
  leavesProduct,
  needsAttacks,
  noPlan,
  noRefusal,
  noSecurityPolicy,
  noStyleScan,
  noWriteAll,
} from '../terms/weighings';

const movers: Movers = ['security', 'performance'];

interface Tool {
  readonly effect?: string;
  readonly approval?: string;
  readonly limit?: string | number;
}

/** The boundaries of a tool; a limit only where its approval rests on one. */
const boundariesOf = ({ effect, approval, limit }: Tool): Readonly<Record<string, unknown>> => ({
  effect,
  approval,
  ...(approval === 'above-limit' ? { limit } : {}),
});

/** What tools lack of their boundaries. */
const openTools: Check = ({ manifest: { agent } }) =>
  entries(agent?.tools).flatMap(([id, tool]) => {
    const { effect, approval } = tool;
    const lack = missing(boundariesOf(tool));
    if (lack === undefined) return [];
    const first = effect === undefined ? 'effect' : approval === undefined ? 'approval' : 'limit';
    const found = lacking(
      { name: `the tool ${quoted(id)}`, id, nouns: 'tools' },
      lack,
      'agent',
      'tools',
      id,
      first,
    );
    // That a limit is missing is told where it is asked for.
    return [
      lack.fact === 'limit'
        ? toldBy('agent/no-limit', found, { path: ['agent', 'tools', id, 'approval'] })
        : found,
    ];
  });

/** The boundaries of each tool, of which there must be one. */
const eachTool: Asks = ({ manifest: { agent } }) => {
  const tools = entries(agent?.tools);
  if (tools.length === 0) return [{ name: 'a tool', path: ['agent', 'tools'] }];
  return tools.flatMap(([id, tool]) =>
    entries(boundariesOf(tool)).map(([key, value]) =>
      value === undefined
        ? { name: `agent.tools.${shorten(id, 40)}.${key}`, path: ['agent', 'tools', id, key] }
        : 'stated',
    ),
  );
};

const noTool: Check = ({ manifest: { agent } }) =>
  entries(agent?.tools).length > 0 ? [] : [sign('no tool of the agent is listed', 'agent', 'tools')];

const openServers: Check = ({ manifest: { agent } }) =>
  entries(agent?.servers).flatMap(([id, { version, declaredIn }]) =>
    // Where a file says it, that file is to be asked.
    (version === undefined ? declaredIn === undefined : isMovingVersion(version))
      ? [
          lacking(
            { name: `the server ${quoted(id)}`, id, nouns: 'tool servers' },
            {
              what: 'has no pinned version',
              fact: 'pinned version',
              code: 'agent/server-unpinned',
              at: version === undefined ? [] : ['version'],
            },
            'agent',
            'servers',
            id,
          ),
        ]
      : [],
  );

/** Tools of which nobody has said yet what they may do. */
const undecidedTool: Check<EarlySign> = (facts) =>
  openTools(facts).map(({ message, path }) => early('has-open-tool', message, ...path));

/** Where no person approves each call, everything hangs on boundaries that nobody has tried. */
const irreversibleTool: Check<EarlySign> = ({ manifest: { agent } }) =>
  entries(agent?.tools).flatMap(([id, { effect, approval }]) =>
    effect === 'irreversible' && approval !== 'each'
      ? [
          early(
            'is-irreversible',
            `what the tool ${quoted(id)} does cannot be undone, and no person approves each call`,
            'agent',
            'tools',
            id,
            'approval',
          ),
        ]
      : [],
  );

const anyAgent: Check = ({ manifest }) => (hasAgent(manifest) ? [sign('there is an agent', 'agent')] : []);

export const securityItems: RecordsOf<'security'> = {
  'threat-model-reviewed': {
    firstStep: 'Walk through the architecture diagram with someone from security who did not build it.',
    restsOn: [],
    accepts: [...written, 'picture'],
    refuses: ['scan', 'bill-of-materials', 'test-report'],
    weighs: [noRefusal],
    prompts: /^review/i,
    movers,
  },
  'agent-boundaries-defined': {
    firstStep: 'List every tool with what it may change, up to which limit, and who approves it.',
    restsOn: [whole('agent')],
    asks: eachTool,
    accepts: ['facts', 'repository', ...written],
    refuses: [...results, 'picture'],
    shows: ['mcp-server', 'agent.tools'],
    movers,
    whenMet: all(noTool, openTools, openServers),
    whenNotApplicable: anyAgent,
    earlySignal: undecidedTool,
  },
  'agent-boundaries-tested': {
    firstStep: 'Write one call for each tool that must be refused, one over its limit, one to be approved.',
    restsOn: [whole('agent')],
    accepts: ['test-report', 'record', ...written],
    refuses: ['evaluation', 'scan', 'bill-of-materials', 'picture'],
    weighs: [noPlan],
    prompts: /^(?:had to be|what the target system showed)$/i,
    movers,
    whenNotApplicable: anyAgent,
    earlySignal: irreversibleTool,
  },
  'adversarial-tests-passed': {
    firstStep: 'Turn each threat into attack cases with a pass condition that a machine can check.',
    restsOn: [whole('evaluations')],
    accepts: ['attack-test', 'evaluation', 'test-report', ...written],
    refuses: ['scan', 'bill-of-materials', 'picture'],
    weighs: [noSecurityPolicy, needsAttacks],
    prompts: /^successful attacks/i,
    evidencedBy: resultsFor('adversarial-tests-passed'),
    movers,
    whenMet: evaluatedOtherwise('adversarial-tests-passed'),
    whenNotApplicable: outsideUser,
  },
  'privileges-minimised': {
    firstStep: 'List every identity and tool with what it may do, and try what it should not.',
    restsOn: [
      fields('systems', 'name', 'access'),
      fields('integrations', 'direction', 'auth'),
      whole('agent'),
    ],
    accepts: ['scan', 'repository', ...written],
    refuses: ['evaluation', 'test-report', 'bill-of-materials', 'data-contract', 'picture'],
    weighs: [noStyleScan, noWriteAll],
    leavesOpen: leavesProduct,
    shows: [
      'iac.permission',
      'iac.secret-store',
      'workflow.permissions',
      'workflow.security-scan',
      'agent.tools',
    ],
    movers,
  },
  'consumption-limited': {
    firstStep: 'Work out what normal use costs, for a case, a busy hour and a month.',
    restsOn: [whole('cost')],
    accepts: ['repository', 'record', ...written],
    refuses: [...results, 'picture'],
    shows: ['iac.rate-limit', 'iac.queue', 'iac.setting'],
    movers,
    whenNotApplicable: outsideModel,
  },
};
