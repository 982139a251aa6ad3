/** Whether anybody is behind the address of a receiver of alerts, whichever tool writes it down. */
import type { TestimonyValues } from '../../core/service';

export type ReceiverState = TestimonyValues['receiver']['state'];

/** Whether an address leads to somebody. Of several it is enough that one does. */
export function receiverState(address: string): ReceiverState {
  const states = address
    .slice(0, 2_000)
    .split(/[,;]\s*/)
    .filter((each) => each.trim() !== '')
    .map((each) => stateOfOne(each.trim()));
  return (
    (['set', 'unknown', 'local', 'placeholder'] as const).find((state) => states.includes(state)) ?? 'unknown'
  );
}

const placeholder =
  /(?:^|[@./])example\.(?:com|org|net|io|local|test|invalid)\b|\.(?:example|invalid|test)(?:[:/]|$)|(?:your|my)[-_ ]?(?:company|domain|org|organi[sz]ation|team|email)|\byour\b|(?:^|[/_-])your[-_]|YOUR[-_/]|xxx|change[-_]?me|replace[-_]?(?:me|with|this)|placeholder|dummy|^(?:todo|tbd|fixme|secret|token|key|none|null)$|<[^<>]{1,100}>|T0{6}|B0{6}/i;

function stateOfOne(address: string): ReceiverState {
  if (/\$\{|\$\(|\{\{|^\$\w|\u00A4|^%\w+%$/.test(address)) return 'unknown';
  if (placeholder.test(address)) return 'placeholder';
  const host = hostOf(address);
  if (host === undefined) return 'set';
  if (/^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|::1|host\.docker\.internal)$/.test(host))
    return 'local';
  // A name within a cluster or a network of its own says nothing of who is behind it.
  const isInner =
    !host.includes('.') ||
    /\.(?:svc|local|internal|lan|cluster)$|\.svc\./.test(host) ||
    /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host);
  return isInner ? 'unknown' : 'set';
}

/** The host of a URL or a mail address. */
function hostOf(address: string): string | undefined {
  const [, inUrl] =
    /^[a-z][a-z\d+.-]{1,20}:\/\/(?:[^/@\s]{0,200}@)?(\[[\da-f:]+\]|[^/:?#\s]{1,253})/i.exec(address) ?? [];
  const [, inMail] = /@([^@\s>]{1,253})>?$/.exec(address) ?? [];
  return (inUrl ?? inMail)?.replace(/[[\]]/g, '').toLowerCase();
}
