import { dateInWords, daysBetween } from '../../base/dates';
import { quoted } from '../../base/shorten';
import { asked } from '../../base/suggest';
import { enumerated, plural } from '../../base/words';
import { type Facts, hasReached, legalRoles, listed } from '../../facts/context';
import { type Bearing, bearingsOf } from '../../facts/law/bearing';
import { isJurisdiction, meantJurisdiction } from '../../facts/law/jurisdictions';
import { situationOf } from '../../facts/law/situation';
import { entryName } from '../../facts/law/words';
import type { ItemReport } from '../../facts/report';
import { changeTo } from '../fixes/fixes';
import type { Rule } from '../rule';

/** What begins to bind sooner is near. In days. */
const near = 180;

/** A duty that begins to bind, and the item that would meet it. */
interface NearDuty {
  readonly item: ItemReport;
  readonly bearing: Bearing;
  readonly day: string;
}

/** The duties of open items that begin before go-live or soon, the nearest first. */
function nearDuties(facts: Facts, items: readonly ItemReport[]): NearDuty[] {
  const { law, manifest, today } = facts;
  if (law === undefined) return [];
  const situation = situationOf(manifest, law, today);
  if (situation.areas.length === 0) return [];
  const bearingOn = bearingsOf(law, situation);
  const within = Math.max(near, daysBetween(today, manifest.goLive) ?? 0);
  return items
    .filter(({ satisfied }) => !satisfied)
    .flatMap((item) =>
      bearingOn(item.id, within).flatMap((bearing): NearDuty[] => {
        const { force, day } = bearing;
        const isToCome = force === 'will-bind' || force === 'upon-change';
        const left = isToCome ? daysBetween(today, day) : undefined;
        return day === undefined || left === undefined || left > within ? [] : [{ item, bearing, day }];
      }),
    )
    .sort((one, other) => daysBetween(other.day, one.day) ?? 0);
}

function nameOf({ bearing: { source, entry } }: NearDuty): string {
  return entryName(source, entry);
}

export const riskRules: readonly Rule[] = [
  {
    code: 'risk/prohibited',
    severity: 'error',
    summary: 'The system is said to be a prohibited practice.',
    why: 'Article 5 of the EU AI Act forbids it: no stage, no evidence and no waiver makes it ready.',
    howToFix:
      'Stop, and have a lawyer look at it. Where the class was chosen by mistake, correct `risk.euAiAct.class`.',
    items: ['risk-tier-assigned'],
    *check({ facts: { manifest } }) {
      if (manifest.risk?.euAiAct?.class !== 'prohibited') return;
      yield {
        message:
          'A practice that Article 5 of the EU AI Act prohibits cannot be made ready: stop, and have a lawyer look at it, or correct the class.',
        path: ['risk', 'euAiAct', 'class'],
      };
    },
  },
  {
    code: 'risk/class-missing',
    severity: 'hint',
    summary: 'The EU is a jurisdiction, and nobody has said what class of system this is.',
    why: 'The class decides which duties bind, and from when. What a high-risk system owes takes months, and is the most expensive when it is found out after deployment.',
    howToFix:
      'Decide with counsel, and write the `class` under `risk.euAiAct`: prohibited, high-risk (with the point of Annex III, or `annexI`) or not-high-risk. The tool repeats what follows from it, and classifies nothing.',
    items: ['risk-tier-assigned'],
    *check({ facts }) {
      const { law, manifest, today } = facts;
      if (law === undefined || manifest.risk?.euAiAct?.class !== undefined) return;
      if (!situationOf(manifest, law, today).areas.includes('EU')) return;
      yield {
        message:
          'The EU AI Act may bear on this, and its class is not stated: write what was decided under "euAiAct", "class".',
        path: ['risk'],
        target: 'key',
        absent: [['risk', 'euAiAct', 'class']],
        ...(hasReached(facts, 'design') ? {} : { early: ['legal-obligations-mapped'] }),
      };
    },
  },
  {
    code: 'risk/duty-near',
    severity: 'information',
    summary: 'A duty begins to bind before go-live or within 180 days, and its item is not satisfied.',
    why: 'What will bind on the first day of use has to be there by then, and most of it cannot be made in the last weeks. Only duties count of which the manifest says that they bind: an open one makes no finding.',
    howToFix:
      'Work on the items that it names, or plan them for before the day. `ai-readiness explain ITEM --manifest FILE` and the hover of an item list what bears. This is no legal advice.',
    items: ['legal-obligations-mapped'],
    *check({ facts, items }) {
      const duties = nearDuties(facts, items);
      const [first] = duties;
      if (first === undefined) return;
      const open = [...new Set(duties.map(({ item }) => item.id))];
      const others = new Set(duties.map(nameOf)).size - 1;
      const last = duties.at(-1)?.day ?? first.day;
      const when = last === first.day ? 'on that day' : `until ${dateInWords(last)}`;
      const more = others === 0 ? '' : `, and ${plural(others, 'more duty', 'more duties')} ${when}`;
      const shown = open.slice(0, 5).map((id) => quoted(id));
      const rest = open.length > shown.length ? [`${open.length - shown.length} more`] : [];
      yield {
        message: `${nameOf(first)} (${first.bearing.entry.name}) binds from ${dateInWords(first.day)}${more}; not satisfied yet: ${enumerated([...shown, ...rest])}.`,
        path: ['risk', 'jurisdictions'],
        target: 'key',
        items: open,
        related: duties.map((duty) => ({
          message: `${nameOf(duty)} (${duty.bearing.entry.name}) binds from ${dateInWords(duty.day)}: ${quoted(duty.item.id)} is not satisfied`,
          path: duty.item.path,
        })),
      };
    },
  },
  {
    code: 'risk/unknown-jurisdiction',
    severity: 'warning',
    summary: 'A jurisdiction is not a code that is known.',
    why: 'Which laws are shown depends on it: one that is not recognised shows none, and nobody notices.',
    howToFix:
      'Write the two letters of ISO 3166 for a country (`DE`), `EU`, `UK`, or the code of a part of a country (`US-CO`, `US-NYC`).',
    items: ['risk-tier-assigned'],
    *check({ facts: { manifest } }) {
      for (const [index, code] of listed(manifest.risk?.jurisdictions)) {
        if (isJurisdiction(code)) continue;
        const path = ['risk', 'jurisdictions', index];
        const meant = meantJurisdiction(code);
        yield {
          message: `${quoted(code)} is no code of a country or region that is known, such as DE, EU or US-CO: no law is shown for it.${asked(meant)}`,
          path,
          ...(meant !== undefined && { fixes: [changeTo(path, meant)] }),
        };
      }
    },
  },
  {
    code: 'risk/exemption-refused',
    severity: 'error',
    summary: 'An exemption from Annex III is claimed for a system that profiles people.',
    why: 'A system on the list of Annex III that profiles natural persons is always high-risk (Article 6(3), last subparagraph, of the EU AI Act).',
    howToFix: 'Take the exemption out, and treat the system as high-risk; or correct `profiling`.',
    items: ['risk-tier-assigned'],
    *check({ facts: { manifest } }) {
      const { exemption, profiling } = manifest.risk?.euAiAct ?? {};
      if (exemption?.ground === undefined || profiling !== true) return;
      yield {
        message: `The exemption ${quoted(exemption.ground)} cannot hold: a system that profiles people is always high-risk (6(3), last subparagraph). Take it out, or correct "profiling".`,
        path: ['risk', 'euAiAct', 'exemption', 'ground'],
        related: [{ message: 'It profiles people', path: ['risk', 'euAiAct', 'profiling'] }],
      };
    },
  },
  {
    code: 'risk/exemption-unsupported',
    severity: 'warning',
    summary: 'A deployer claims an exemption from Annex III without the document of the provider.',
    why: 'It is the provider who concludes that a system on the list is not high-risk, and who documents it (Article 6(4) of the EU AI Act). A deployer alone cannot decide it.',
    howToFix:
      'Ask the provider for its documentation, and name it under `exemption.document` with `by: provider`.',
    items: ['risk-tier-assigned'],
    *check({ facts: { manifest } }) {
      const { exemption, profiling } = manifest.risk?.euAiAct ?? {};
      if (exemption?.ground === undefined || exemption.document !== undefined || profiling === true) return;
      const roles = legalRoles(manifest);
      if (exemption.by === 'provider' || roles?.includes('provider')) return;
      if (exemption.by === undefined && roles?.includes('deployer') !== true) return;
      yield {
        message: `The exemption ${quoted(exemption.ground)} is claimed by the deployer alone: ask the provider for its documentation, and name it under "document".`,
        path: ['risk', 'euAiAct', 'exemption'],
        target: 'key',
        absent: [['risk', 'euAiAct', 'exemption', 'document']],
      };
    },
  },
];
