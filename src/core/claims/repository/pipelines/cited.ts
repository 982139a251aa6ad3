/** What a workflow or a setting says that an item cites as its evidence. Design: readers-repository.md, section 3. */
import type { Claim } from '../../../facts/claim';
import type { FileReading, Gate } from '../../../facts/testimony';
import type { ItemId } from '../../../schema/generated/catalogue';
import type { CitedReading } from '../../lookup';
import type { Look } from '../base/look';
import { confirmed, contradicted, placeOf, settled, some, unclear } from '../base/made';

/** What one cited file says for its item; nothing where it is no file of that sort. */
type Held = (look: Look, cited: CitedReading) => Claim[];

const items: readonly (readonly [id: ItemId, held: Held])[] = [
  ['changes-re-evaluated', reEvaluated],
  ['go-live-approved', approved],
  ['rollout-staged', staged],
  ['integration-tested', tested],
];

export function citedPipelines(look: Look): Claim[] {
  return items.flatMap(([id, held]) => settled(look.cited(id).flatMap((cited) => held(look, cited))));
}

function isPipeline({ testimony }: FileReading): boolean {
  return testimony.some(({ fact }) => fact.startsWith('workflow.'));
}

const gates: Readonly<Record<Gate, string>> = {
  blocks: 'a deployment waits for the evaluation',
  'does-not-block': 'the evaluation may fail, and nothing stops',
  'after-merge': 'the evaluation runs after the change is merged',
  'after-release': 'the evaluation runs after the release',
  manual: 'someone starts the evaluation by hand',
  unknown: 'whether the evaluation stops anything is a setting of the host',
};

function reEvaluated(look: Look, cited: CitedReading): Claim[] {
  const { path, reading } = cited;
  const readings = [reading, ...calledFrom(look, reading)];
  const found = readings.flatMap((each) => look.in(each, 'workflow.evaluation'));
  const places = found.map((each) => placeOf(each, `${each.said.value.step}: ${each.said.value.gate}`));
  const said = found.map(({ said: { value } }) => value.gate);
  if (said.includes('blocks')) return [confirmed({ path, reason: gates.blocks, places })];
  if (said.length > 0 && said.every((gate) => gate === 'does-not-block'))
    return [
      contradicted({ path, reason: gates['does-not-block'], places, ...opposite('changes-re-evaluated') }),
    ];
  const [gate] = said;
  if (gate !== undefined) {
    const main = said.find((each) => each !== 'does-not-block') ?? gate;
    // What deploys stands beside it: whether that happens before or after, nobody knows.
    const isBeside = main === 'after-release' && look.in(reading, 'workflow.deploy').length > 0;
    const reason = isBeside ? 'no deployment in it is seen to wait for the evaluation' : gates[main];
    return [unclear({ path, reason, places })];
  }
  if (!isPipeline(reading)) return [];
  const isElsewhere = readings.some((each) =>
    look.in(each, 'workflow.call').some((call) => !isRead(look, call.said.value.ref)),
  );
  if (isElsewhere)
    return [unclear({ path, reason: 'the called workflow is in another repository', places: [] })];
  if (!saysGate(cited)) return [unclear({ path, reason: 'no step of it evaluates the product', places: [] })];
  const reason = 'it is cited as a gate, and no step of it evaluates the product';
  return [contradicted({ path, reason, places: [], ...opposite('changes-re-evaluated') })];
}

function opposite(item: ItemId): Pick<Claim, 'code' | 'severity' | 'items'> {
  return { code: 'evidence/contradicted', severity: 'error', items: [item] };
}

/** Whether what is written beside the evidence says that it is a gate of the pipeline. */
function saysGate({ item, path }: CitedReading): boolean {
  const own = item.evidence?.[Number(path.at(-1))];
  const title = typeof own === 'object' ? own.title : undefined;
  return [title, item.note, item.reason].some(
    (text) =>
      text !== undefined &&
      /\b(?:ci|pipeline|release|quality|evaluation) gate\b|\bgates? (?:in|of) (?:the )?(?:ci|pipeline)\b|\bblocks (?:the )?(?:merge|deploy|release)/i.test(
        text.slice(0, 1000),
      ),
  );
}

/** Workflows that a file calls and that are in this repository. */
function calledFrom(look: Look, reading: FileReading): FileReading[] {
  return look.in(reading, 'workflow.call').flatMap(({ said: { value } }) => {
    const called = localReading(look, value.ref);
    return called === undefined || called === reading ? [] : [called];
  });
}

function localReading(look: Look, ref: string): FileReading | undefined {
  const path = ref.startsWith('./') ? ref.slice(2) : undefined;
  return look.index.readings.find((each) => each.path === path);
}

function isRead(look: Look, ref: string): boolean {
  return localReading(look, ref) !== undefined;
}

/** A pipeline decides nothing, and who reviews code does not either. */
function approved(look: Look, { path, reading }: CitedReading): Claim[] {
  const owners = look.in(reading, 'owner');
  if (owners.length > 0)
    return [
      unclear({
        path,
        reason: 'it names who reviews code; there is no decision in it, and no date',
        places: [],
      }),
    ];
  if (!isPipeline(reading)) return [];
  const environments = look
    .in(reading, 'workflow.environment')
    .filter(({ said: { value } }) => value.name !== null && value.purpose === undefined);
  const deploys = look.in(reading, 'workflow.deploy');
  const manual = look.in(reading, 'workflow.manual');
  const [environment] = environments;
  if (manual.length > 0)
    return [
      unclear({
        path,
        reason: 'a person has to go on by hand; who, and for which release, is not in it',
        places: manual.map((each) => placeOf(each, `job ${each.said.value.job}`)),
      }),
    ];
  if (environment !== undefined) {
    const reason = `environment ${environment.said.value.name} makes an approval possible; who must approve is not in the repository`;
    return [
      unclear({
        path,
        reason,
        places: environments.map((each) => placeOf(each, each.said.value.name ?? '')),
      }),
    ];
  }
  const places = deploys.map((each) => placeOf(each, `job ${each.said.value.job}`));
  const isElsewhere = look.in(reading, 'workflow.call').some(({ said: { value } }) => !value.here);
  return [
    unclear({
      path,
      reason: isElsewhere
        ? 'the called workflow is in another repository'
        : 'a pipeline deploys; it decides nothing',
      places,
    }),
  ];
}

/** The words canary and rolling prove nothing; the strategy of a deployment does. */
function staged(look: Look, { path, reading }: CitedReading): Claim[] {
  const deploys = look.in(reading, 'workflow.deploy');
  const canary = deploys.filter(({ said: { value } }) => value.strategy === 'canary');
  if (canary.length > 0)
    return [
      confirmed({
        path,
        reason: 'the deployment goes out in steps',
        places: canary.map((each) => placeOf(each, 'strategy canary')),
      }),
    ];
  const unused = look.in(reading, 'workflow.unused-input');
  const [input] = unused;
  if (input !== undefined) {
    const { value } = input.said;
    const reason = `the input ${value.input} offers ${some([value.offers].flat())}, and nothing uses it`;
    return [unclear({ path, reason, places: unused.map((each) => placeOf(each, each.said.value.input)) })];
  }
  return deploys.length === 0
    ? []
    : [
        unclear({
          path,
          reason: 'no step of it goes out to a part of the cases',
          places: deploys.map((each) => placeOf(each, `job ${each.said.value.job}`)),
        }),
      ];
}

function tested(look: Look, { path, reading }: CitedReading): Claim[] {
  const found = look.in(reading, 'workflow.tests');
  const off = found.filter(({ said: { value } }) => value.modelCallsOff !== undefined);
  const [first] = off.length > 0 ? off : found;
  if (first === undefined) return [];
  const { job, modelCallsOff } = first.said.value;
  const reason =
    modelCallsOff === undefined
      ? `the job ${job} runs tests; whether they call what the product calls is not in it`
      : `the job ${job} runs tests, and ${modelCallsOff} keeps those from running that call models`;
  return [unclear({ path, reason, places: [placeOf(first, `job ${job}`)] })];
}
