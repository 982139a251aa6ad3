import { quoted } from '../../base/shorten';
import { entries, hasReached, isOffered, writes } from '../../facts/context';
import { removeFix, setStageBack } from '../fixes/fixes';
import type { Rule } from '../rule';
import { asOpenWork } from '../severity';
import { unknownId, unknownReferences } from './references';

export const integrationRules: readonly Rule[] = [
  {
    code: 'integration/unknown-system',
    severity: 'error',
    summary: 'An integration refers to a system that is not listed.',
    why: 'A system that is not listed has no owner and no lead time either.',
    howToFix:
      'Correct the id, or add the system under `systems`. A `fallback` that is neither an integration nor a system is a warning: list it, even if it is a queue that people work through.',
    items: ['integration-contracts-defined'],
    *check(context) {
      const { manifest } = context.facts;
      for (const reference of unknownReferences(context, 'integration/unknown-system')) {
        const { path, sections } = reference;
        const integration = path[0] === 'integrations' ? manifest.integrations?.[String(path[1])] : undefined;
        // The system that an integration calls is no fallback for it.
        if (!sections.includes('integrations')) yield unknownId(context, reference, [integration?.fallback]);
        else yield { ...unknownId(context, reference, [integration?.system]), severity: 'warning' };
      }
    },
  },
  {
    code: 'integration/write-without-undo',
    severity: 'warning',
    summary: 'An integration writes back, and neither a repeated nor a wrong write is covered.',
    why: 'A retry that writes twice, or a wrong write that nobody can undo, turns a small fault into a clean-up in a system of record.',
    howToFix:
      'Make the write idempotent and say so (`idempotent: true`), or describe under `undo` how a write is undone.',
    items: ['integration-contracts-defined'],
    *check({ facts }) {
      for (const [id, integration] of entries(facts.manifest.integrations)) {
        if (!writes(integration) || isOffered(integration)) continue;
        if (integration.idempotent === true || integration.undo !== undefined) continue;
        const retries =
          (integration.retry ?? 0) > 0 ? ` and is tried again ${times(integration.retry ?? 0)}` : '';
        yield {
          message: `${quoted(id)} writes${retries}, but is not idempotent and has no undo: say how a repeated or wrong write is undone.`,
          path: ['integrations', id],
          target: 'key',
          severity: asOpenWork(facts),
          cause: {
            of: 'undo',
            several: 'integrations write, are not idempotent and have no undo',
            name: id,
          },
          absent: [
            ['integrations', id, 'idempotent'],
            ['integrations', id, 'undo'],
          ],
        };
      }
    },
  },
  {
    code: 'integration/fallback-missing',
    severity: 'warning',
    summary: 'An integration has no fallback.',
    why: 'Every system goes down at some point. What happens to the cases then is decided now, or by chance.',
    howToFix:
      'Name another integration or a system under `fallback`; it may be a queue that people work through. An interface that you offer to others (`side: provider`) needs none.',
    items: ['integration-contracts-defined'],
    *check({ facts }) {
      for (const [id, integration] of entries(facts.manifest.integrations)) {
        if (integration.fallback !== undefined || isOffered(integration)) continue;
        yield {
          message: `${quoted(id)} has no fallback: what takes over when it fails?`,
          absent: [['integrations', id, 'fallback']],
          cause: {
            of: 'fallback',
            several: 'integrations have no fallback',
            how: 'What takes over when they fail?',
            name: id,
          },
          path: ['integrations', id],
          target: 'key',
          severity: asOpenWork(facts),
        };
      }
    },
  },
  {
    code: 'integration/fallback-self',
    severity: 'error',
    summary: 'An integration falls back on itself.',
    why: 'When it fails, so does its fallback.',
    howToFix: 'Name something that still works when this integration and its system do not.',
    items: ['integration-contracts-defined'],
    *check({ facts }) {
      for (const [id, { fallback, system }] of entries(facts.manifest.integrations)) {
        const path = ['integrations', id, 'fallback'];
        const fixes = [removeFix('Remove the fallback', path)];
        if (fallback === id)
          yield {
            message: `${quoted(id)} falls back on itself: name something that still works when it does not.`,
            path,
            fixes,
          };
        else if (fallback !== undefined && fallback === system)
          yield {
            message: `${quoted(id)} falls back on ${quoted(fallback)}, the very system that it calls: name something that still works when that does not.`,
            path,
            fixes,
          };
      }
    },
  },
  {
    code: 'integration/not-live',
    severity: 'error',
    summary: 'The manifest claims operate, but an integration is not live.',
    why: 'A workflow whose integrations are not in production use is not in operation, whatever its stage says.',
    howToFix: 'Bring the integration live and say so, or set `stage` back to deploy.',
    items: ['integration-tested'],
    *check({ facts }) {
      if (!hasReached(facts, 'operate')) return;
      for (const [id, { status }] of entries(facts.manifest.integrations)) {
        if (status === undefined || status === 'live') continue;
        yield {
          message: `Operate is claimed, but the integration ${quoted(id)} is only ${status}: bring it live, or set the stage back to deploy.`,
          path: ['integrations', id, 'status'],
          fixes: [setStageBack('Set the stage back to "deploy"', 'deploy')],
        };
      }
    },
  },
];

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
