/** Whether a case ends in a system, by the words of its end state. Only plain words are understood; all else is none. */
import type { Manifest } from '../schema/generated/manifest-file';
import { entries } from './context';

const channel =
  /\b(?:slack|(?:ms |microsoft )?teams (?:channel|chat|message)|(?:in|on) (?:ms |microsoft )?teams|discord|mattermost|whatsapp|(?:group |team )?chat(?: channel| message)?|e-?mail(?:ed)?|text message|sms)\b/i;

/** A message that has been put somewhere, and nothing behind it. */
const messaging = [
  // "Posted to the team's Slack channel", "The summary is sent to the clerk by e-mail"
  /^(?:(?:an?|the|its|their)\s+)?(?:[\w'-]+\s+){0,4}?(?:(?:is|are|was|were|has been|gets?)\s+)?(?:posted|sent|shared|delivered|e-?mailed|messaged|dropped|pasted)\b/i,
  // "An e-mail to the clerk", "A message in the chat", "Slack message with the answer"
  /^(?:(?:an?|the)\s+)?(?:slack |teams |chat |text )?(?:message|notification|post|e-?mail|reply|answer|summary)(?:$|\s+(?:to|in|for|with|by|on|via|goes)\b)/i,
];

/** Words of what keeps a state, and of people outside, for whom a message may well be the end of a case. */
const kept =
  /\b(?:systems?|erp|crm|sap|jira|servicenow|salesforce|zendesk|sharepoint|database|records?|tickets?|cases?|queues?|worklists?|backlogs?|ledgers?|accounts?|dossiers?|files?|filed|booked|stored|saved|logged|recorded|registered|archived|updated|closed|created|opened|approved|answered|assigned|completed|decided|finished|handled|processed|refused|rejected|resolved|paid|payments?|orders?|tasks?|bookings?|entries|entry|boards?|tools?|apps?|portals?|forms?|calendars?)\b/i;
const outside =
  /\b(?:customers?|clients?|suppliers?|vendors?|patients?|citizens?|applicants?|candidates?|members?|guests?|students?|tenants?|claimants?|policyholders?|senders?|requesters?|callers?|users?|buyers?|subscribers?|public|court|authority|authorities)\b/i;

/** Whether the end state is a message and nothing else: in a chat or a mail, and in no system that it names. */
export function isMessageAlone(endState: string, { systems }: Manifest): boolean {
  if (!channel.test(endState) || !messaging.some((form) => form.test(endState.trim()))) return false;
  if (kept.test(endState) || outside.test(endState)) return false;
  const words = endState.toLowerCase();
  return !entries(systems).some(([id, { name }]) =>
    [id, id.replaceAll('-', ' '), name ?? id].some((each) => words.includes(each.toLowerCase())),
  );
}
