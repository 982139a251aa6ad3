/** Whether a result and a manifest name one model. Design: readers-evidence.md, section 3, "Model, data, date". */
import { modelPin, readModelId } from '../../facts/model-ids';
import type { Model } from '../../schema/generated/manifest-file';
import { areTwoModels } from './model-traits';

/** `alias`: one name, of which it is not said in both places which version. `unknown`: nobody can tell. */
export type Sameness = 'same' | 'alias' | 'other-date' | 'other' | 'unknown';

interface Parts {
  readonly name: string;
  /** The name with the points that it is written with. */
  readonly spelled: string;
  /** `20250929`. */
  readonly date?: string;
}

const routers =
  /^(?:openrouter|groq|hf|huggingface|ollama|together|fireworks|openai|azure|bedrock|vertex_ai|anthropic|google|chat|messages|responses|completion)[/:]/;
const vendors = /^(?:anthropic|meta|amazon|mistral|cohere|openai|deepseek|qwen|google|ai21)\./;
const tails = /(?:-v\d+(?::\d+)?|:free|:cloud|:latest)$/;
/** What only a deployment adds to an id behind its day: `gpt-4o-2024-08-06-eu`. */
const deployed = /(?<=20\d{2}-?\d{2}-?\d{2})-(?:eu|us|uk|global|prod|dev|test|staging)$/;

/** An id as its name and its date; undefined for addresses, commands and what is no id of a known family. */
function partsOf(written: string): Parts | undefined {
  // A name and its day, as people write them: `acme-large 2026-08-15`.
  const [, spaced, on] =
    /^([^\s]{2,100})[ ,(]{1,2}(?:version )?(20\d{2}-?\d{2}-?\d{2})\)?$/.exec(written.trim()) ?? [];
  if (spaced !== undefined && on !== undefined) return partsOf(`${spaced}-${on}`);
  if (written.length > 200 || /^(?:https?|file|python|exec|webhook)\b|\s/i.test(written.trim()))
    return undefined;
  let id = readModelId(written).id;
  for (let times = 0; times < 4; times++) id = id.replace(routers, '').replace(vendors, '');
  id = id.replace(tails, '').replace(deployed, '');
  const dated = /^(.+?)[-@:/](20\d{2})-?(\d{2})-?(\d{2})$/.exec(id);
  if (dated === null) return { name: plain(id), spelled: lastOf(id) };
  const [, name = '', year = '', month = '', day = ''] = dated;
  return { name: plain(name), spelled: lastOf(name), date: `${year}${month}${day}` };
}

function lastOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** What is left of a name without what only some spellings of it have: order, marks, `instruct`, and a month with a day. */
function essenceOf(name: string): string {
  return name
    .replace(/-v\d+$/, '')
    .split(/[^a-z\d]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/)
    .filter((part) => part !== '' && !/^(?:instruct|chat|it|hf|v|\d{4})$/.test(part))
    .sort()
    .join('-');
}

function plain(name: string): string {
  return name
    .replace(/^gpt-35/, 'gpt-3.5')
    .replace(/-latest$/, '')
    .replace(/[._]/g, '-');
}

/** What an id that a result names has to do with a model of the manifest. */
export function sameModel(written: string, { name, version }: Pick<Model, 'name' | 'version'>): Sameness {
  const found = partsOf(written);
  const own = name === undefined ? undefined : partsOf(name);
  if (found === undefined || own === undefined) return 'unknown';
  if (isOnePinned(written, name, version)) return 'same';
  if (found.name !== own.name) {
    // A version may be a part of the name: `claude-sonnet` and `4-5`.
    const whole = version === undefined ? own : (partsOf(`${name}-${version}`) ?? own);
    if (found.name === whole.name) return compareDates(found.date, whole.date);
    // One of the two says which build: `gemini-2.0-flash-001`.
    if (isBuildOf(found.name, own.name) || isBuildOf(own.name, found.name)) return 'alias';
    const date = own.date ?? whole.date ?? dateOf(version);
    const essence = essenceOf(found.name);
    if ([own, whole].some((each) => essenceOf(each.name) === essence))
      return compareDates(found.date, date) === 'other-date' ? 'other-date' : 'unknown';
    const said = { name: found.spelled, isDated: found.date !== undefined };
    return areTwoModels(said, { name: whole.spelled, isDated: date !== undefined }) ? 'other' : 'unknown';
  }
  const said = dateOf(version);
  // A name with one day and a version of another: whichever a result has, it is not what the manifest says.
  if (found.date !== undefined && compareDates(own.date, said) === 'other-date') return 'other-date';
  return compareDates(found.date, own.date ?? said);
}

function isBuildOf(name: string, other: string): boolean {
  return /-0\d\d$/.test(name) && name.slice(0, -4) === other;
}

/** One id, of which there is one version: `gemini-2.0-flash-001` has no day in it. */
function isOnePinned(written: string, name = '', version: string | undefined): boolean {
  const [found, own] = [partsOf(written), partsOf(name)];
  const isOne =
    found !== undefined && found.date === undefined && found.name === own?.name && own.date === undefined;
  const isSaid =
    version === undefined || plain(name.toLowerCase()).endsWith(`-${plain(version.toLowerCase())}`);
  return isOne && isSaid && modelPin({ name }) === 'pinned' && !/-latest\b/.test(written);
}

function dateOf(version: string | number | undefined): string | undefined {
  const digits = String(version ?? '').replace(/-/g, '');
  return /^20\d{6}$/.test(digits) ? digits : undefined;
}

/** An alias is one of several versions: nobody can tell which. */
function compareDates(found: string | undefined, own: string | undefined): Sameness {
  if (found === undefined || own === undefined) return 'alias';
  return found === own ? 'same' : 'other-date';
}
