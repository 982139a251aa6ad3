import { quoted, shorten } from '../../base/shorten';
import { enumerated } from '../../base/words';
import { entries, isOffered, writes } from '../../facts/context';
import { isMessageAlone } from '../../facts/end-state';
import type { Manifest } from '../../schema/generated/manifest-file';
import { chooseInstead } from '../fixes/fixes';
import type { Rule } from '../rule';

/** A focused workflow has no more of each. */
const most = { writing: 2, systems: 3 } as const;

/** The systems that it works with; one that is only there for when another fails makes it reach no further. */
function systemsOf({ systems, data, integrations }: Manifest): string[] {
  const used = new Set([...entries(data), ...entries(integrations)].map(([, { system }]) => system));
  const fallbacks = new Set(entries(integrations).map(([, { fallback }]) => fallback));
  return entries(systems)
    .map(([id]) => id)
    .filter((id) => used.has(id) || !fallbacks.has(id));
}

/** The first few ids, and how many more there are. */
function named(ids: readonly string[]): string {
  return [
    ...ids.slice(0, 5).map((id) => shorten(id, 30)),
    ...(ids.length > 5 ? [`${ids.length - 5} more`] : []),
  ].join(', ');
}

export const workflowRules: readonly Rule[] = [
  {
    code: 'workflow/not-focused',
    severity: 'warning',
    summary: 'A workflow that is said to be focused reaches further than that.',
    why: 'A focused workflow takes weeks, one across systems takes longer: each system that is written to has its own owner, release calendar and way of failing. The plan, the estimates and the order of workflows rest on which of the two it is.',
    howToFix: `Cut the first version down to what one team can see through: at most ${most.writing} integrations that write, and ${most.systems} systems. Or say \`scope: cross-system\`, and plan for it. Interfaces that you offer to others (\`side: provider\`), and systems that are only a fallback, do not count.`,
    items: ['workflow-scoped'],
    *check({ facts: { manifest } }) {
      if (manifest.workflow?.scope !== 'focused') return;
      const writing = entries(manifest.integrations)
        .filter(([, each]) => writes(each) && !isOffered(each))
        .map(([id]) => id);
      const systems = systemsOf(manifest);
      const reasons = [
        ...(writing.length > most.writing
          ? [`${writing.length} integrations write (${named(writing)})`]
          : []),
        ...(systems.length > most.systems
          ? [`it touches ${systems.length} systems (${named(systems)})`]
          : []),
      ];
      if (reasons.length === 0) return;
      yield {
        message: `The workflow is said to be focused, but ${enumerated(reasons)}: cut it down, or plan for one across systems.`,
        path: ['workflow', 'scope'],
        fixes: [chooseInstead(['workflow', 'scope'], 'cross-system')],
      };
    },
  },
  {
    code: 'workflow/end-state-is-a-message',
    severity: 'information',
    summary: 'A case ends with a message, and in no system.',
    why: 'What ends in a chat or an e-mail has to be carried on by hand: someone reads it, opens the system where the work is done, and types it in. Whether the case is finished cannot be seen anywhere, and the time that was saved is spent there.',
    howToFix:
      'Say which system shows that a case is finished: the record that is posted, the ticket that is closed, the queue where it waits. A message may tell people about it besides.',
    items: ['workflow-scoped', 'workflow-embedded'],
    *check({ facts: { manifest } }) {
      const endState = manifest.workflow?.endState;
      if (endState === undefined || !isMessageAlone(endState, manifest)) return;
      yield {
        message: `A case ends with a message (${quoted(endState, 80)}): in which system can one see that it is finished?`,
        path: ['workflow', 'endState'],
      };
    },
  },
];
