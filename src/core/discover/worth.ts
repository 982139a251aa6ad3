/**
 * What is worth looking at in the first minute: only what the repository itself shows, with the places where it does.
 * Ordered by what it may cost; who shows it takes the first three.
 */
import { capital, enumerated, grouped, plural } from '../base/words';
import type { Look } from '../claims/repository/base/look';
import { some } from '../claims/repository/base/made';
import { reachOf } from '../claims/repository/base/scope';
import type { FileRole } from '../facts/testimony';
import { said } from '../facts/testimony';
import { resultsOf } from './evaluations';
import type { Ground } from './found';
import { logRetention } from './logging';
import { inWords, sourceOf } from './proposal';
import { deploysOf } from './release';
import { silentAlerts } from './signals';
import { evaluationBesideDeploy, nothingAlerts, nothingEvaluated } from './worth-missing';
import {
  filesOf,
  movingModels,
  noLimit,
  oneOfEachFile,
  type WorthALook,
  wideProcessing,
} from './worth-models';

type Looker = (ground: Ground) => WorthALook | undefined;

/** The worst first. */
const lookers: readonly Looker[] = [
  secrets,
  deafReceivers,
  alertsOnNothing,
  failedResults,
  movingModels,
  looseEvaluation,
  evaluationBesideDeploy,
  movingTag,
  noLimit,
  wideProcessing,
  shortLogs,
  silentAlarms,
  allPermissions,
  looseScans,
  testsSwitchedOff,
  unusedInput,
  nothingEvaluated,
  nothingAlerts,
];

export function worthALook(ground: Ground): WorthALook[] {
  return lookers.flatMap((looker) => looker(ground) ?? []);
}

/** The same in one line, with its places: `gpt-4o` is an alias in 3 files (src/a.py:4, …). */
export function worthInWords({ text, places }: WorthALook): string {
  if (places.length === 0) return text;
  return `${text} (${some(places.map(inWords), 2)})`;
}

const pipelines: ReadonlySet<FileRole> = new Set(['product', 'ci']);

function secrets({ look }: Ground): WorthALook | undefined {
  const found = look
    .find('secret')
    .filter(({ file, role }) => (pipelines.has(role) || role === 'tooling') && isOwn(look, file));
  if (found.length === 0) return undefined;
  const are = found.length === 1 ? 'A secret stands' : `${grouped(found.length)} secrets stand`;
  return {
    text: `${are} in the repository in plain text, by the form of it`,
    places: found.map((each) => sourceOf(each)),
  };
}

function isOwn(look: Look, file: string): boolean {
  return reachOf(file, look.index) === 'own';
}

const deaf: ReadonlySet<string> = new Set(['placeholder', 'local', 'nobody']);
const inDeafWords: Readonly<Record<string, string>> = {
  placeholder: 'still a placeholder',
  local: 'only on the machine itself',
  nobody: 'a receiver that tells nobody',
};

/** Only the receiver to which the default route leads: others are meant to be silent at times. */
function deafReceivers({ look }: Ground): WorthALook | undefined {
  const defaults = look
    .find('route')
    .filter(({ isProduct, said: { value } }) => isProduct && value.default !== undefined);
  const found = look
    .find('receiver')
    .filter(
      (receiver) =>
        receiver.isProduct &&
        deaf.has(receiver.said.value.state) &&
        defaults.some(
          ({ file, said: { value } }) => file === receiver.file && value.default === receiver.said.value.name,
        ),
    );
  const [first] = found;
  if (first === undefined) return undefined;
  const { name, state } = first.said.value;
  return {
    text: `Alerts go to "${name}", which is ${inDeafWords[state] ?? state}`,
    places: found.map((each) => sourceOf(each)),
  };
}

function alertsOnNothing(ground: Ground): WorthALook | undefined {
  const silent = silentAlerts(ground);
  const [first] = silent;
  if (first === undefined) return undefined;
  const rest =
    silent.length === 1 ? `The alert ${first.alarm.name} rests` : `${plural(silent.length, 'alert')} rest`;
  const metrics = some(silent.flatMap((each) => each.metrics));
  return {
    text: `${rest} on what no code here emits: ${metrics}`,
    places: silent.map(({ alarm: { place } }) => sourceOf({ file: place.file, said: place })),
  };
}

function failedResults(ground: Ground): WorthALook | undefined {
  const failed = resultsOf(ground).flatMap((reading) =>
    said(reading, 'metric')
      .filter(({ value }) => value.met === false && value.threshold !== undefined)
      .map((each) => ({ value: each.value, source: sourceOf({ file: reading.path, said: each }) })),
  );
  const [first] = failed;
  if (first === undefined) return undefined;
  const { name, value, threshold } = first.value;
  const more = failed.length === 1 ? '' : `, and ${plural(failed.length - 1, 'more metric')} did not pass`;
  return {
    text: `In the results ${name} is ${value ?? 'below'} and did not pass its own threshold ${threshold}${more}`,
    places: failed.map(({ source }) => source),
  };
}

const gates: Readonly<Record<string, string>> = {
  'does-not-block': 'does not stop the deploy when it fails',
  'after-merge': 'runs only after the merge',
  'after-release': 'runs only after the release',
  manual: 'runs only when somebody starts it',
};

/** Silent where nobody can tell, and where any of them stops the deploy. */
function looseEvaluation(ground: Ground): WorthALook | undefined {
  const { look } = ground;
  const found = look.find('workflow.evaluation').filter(({ role }) => pipelines.has(role));
  const [first] = found;
  if (first === undefined || deploysOf(ground).size === 0) return undefined;
  if (found.some(({ said: { value } }) => gates[value.gate] === undefined)) return undefined;
  const words = [...new Set(found.map(({ said: { value } }) => gates[value.gate] ?? ''))];
  return {
    text: `The evaluation is not part of the deploy: it ${enumerated(words)}`,
    places: found.map((each) => sourceOf(each)),
  };
}

function movingTag({ look }: Ground): WorthALook | undefined {
  const found = look.find('workflow.deploys-tag').filter(({ role }) => pipelines.has(role));
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    text: `What is deployed is tagged ${first.said.value.tag}: which version runs cannot be told by it`,
    places: found.map((each) => sourceOf(each)),
  };
}

/** Half a year is what the laws that know a term ask for. */
const shortest = 180;

function shortLogs(ground: Ground): WorthALook | undefined {
  const known = logRetention(ground);
  if (known === undefined || known.days >= shortest) return undefined;
  return {
    text: `Logs are kept ${plural(known.days, 'day')}: a case that is asked about later cannot be looked up`,
    places: known.places,
  };
}

function silentAlarms({ look }: Ground): WorthALook | undefined {
  const found = look
    .find('iac.alarm')
    .filter(({ isProduct, said: { value } }) => isProduct && value.actions === 'none');
  const [first] = found;
  if (first === undefined) return undefined;
  const text =
    found.length === 1
      ? `The alarm ${first.said.value.name} has no action: nobody is told`
      : `${plural(found.length, 'alarm')} have no action: nobody is told`;
  return { text, places: found.map((each) => sourceOf(each)) };
}

function allPermissions({ look }: Ground): WorthALook | undefined {
  const wide = look
    .find('workflow.permissions')
    .filter(({ role, said: { value } }) => pipelines.has(role) && value.value === 'write-all');
  const admin = look
    .find('iac.permission')
    .filter(({ isProduct, said: { value } }) => isProduct && value.policy === 'AdministratorAccess');
  const found = [...admin, ...wide];
  if (found.length === 0) return undefined;
  return {
    text: capital([...widePolicies(admin.length), ...wideWorkflows(filesOf(wide).length)].join(', and ')),
    places: [...admin, ...oneOfEachFile(wide)].map((each) => sourceOf(each)),
  };
}

function widePolicies(count: number): string[] {
  if (count === 0) return [];
  return [`${count === 1 ? 'a role' : 'roles'} of the product may do anything: AdministratorAccess`];
}

function wideWorkflows(count: number): string[] {
  if (count === 0) return [];
  return [`${count === 1 ? 'a workflow' : plural(count, 'workflow')} may write everything: write-all`];
}

/** Without the tools of which another run stops the job, or may by a setting of the host. */
function looseScans({ look }: Ground): WorthALook | undefined {
  const scans = look.find('workflow.security-scan').filter(({ role }) => pipelines.has(role));
  const held = new Set(
    scans.flatMap(({ said: { value } }) => (value.blocks === false ? [] : value.tool.toLowerCase())),
  );
  const found = scans.filter(({ said: { value } }) => !held.has(value.tool.toLowerCase()));
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    text: `${some(found.map(({ said: { value } }) => value.tool))} may find anything and stop nothing`,
    places: found.map((each) => sourceOf(each)),
  };
}

function testsSwitchedOff({ look }: Ground): WorthALook | undefined {
  const found = look
    .find('workflow.tests')
    .filter(({ role, said: { value } }) => pipelines.has(role) && value.modelCallsOff !== undefined);
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    text: `Tests run without calling a model: ${some(found.map(({ said: { value } }) => value.modelCallsOff ?? ''))}`,
    places: found.map((each) => sourceOf(each)),
  };
}

function unusedInput({ look }: Ground): WorthALook | undefined {
  const found = look.find('workflow.unused-input').filter(({ role }) => pipelines.has(role));
  const [first] = found;
  if (first === undefined) return undefined;
  const { input, offers } = first.said.value;
  return {
    text: `The workflow offers the choice "${input}" (${some(offers)}) and does not use it`,
    places: found.map((each) => sourceOf(each)),
  };
}
