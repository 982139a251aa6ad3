import { quoted } from '../../base/shorten';
import { entries, isPersonal, receives } from '../../facts/context';
import { isMovingVersion } from '../../facts/model-ids';
import type { Agent, Manifest, Source, Tool } from '../../schema/generated/manifest-file';
import type { Rule } from '../rule';
import { asOpenBoundary, asOpenWork } from '../severity';
import { unknownIds } from './references';

/** Whether an agent acts by itself: one that only suggests calls nothing that changes anything. */
function acts({ autonomy, tools }: Agent): boolean {
  return autonomy === undefined ? entries(tools).length > 0 : autonomy !== 'suggests';
}

/** Whether a call of a tool that cannot be undone is made without a person; false where nothing says so. */
function isUnapproved({ autonomy }: Agent, { effect, approval }: Tool): boolean {
  if (effect !== 'irreversible' || autonomy === 'suggests') return false;
  return approval === 'none' || (approval === undefined && autonomy === 'acts-freely');
}

/** The tools that change something without a person who approves each call, where none of them has a limit. */
function unlimited({ autonomy, tools }: Agent): string[] {
  if (autonomy !== 'acts-within-limits') return [];
  const changing = entries(tools).filter(
    ([, { effect, approval }]) => effect !== undefined && effect !== 'read' && approval !== 'each',
  );
  return changing.some(([, { limit }]) => limit !== undefined) ? [] : changing.map(([id]) => id);
}

/** The personal data that reaches a model. */
function personalInputs(manifest: Manifest): [id: string, source: Source][] {
  const models = entries(manifest.models);
  return entries(manifest.data).filter(
    ([id, source]) => isPersonal(source) && models.some(([, model]) => receives(model, id)),
  );
}

export const agentRules: readonly Rule[] = [
  {
    code: 'agent/unknown-integration',
    severity: 'error',
    summary:
      'A tool of the agent goes through an integration that is not listed, or changes something through none.',
    why: 'What is not listed has no contract, no timeout and no fallback, and nobody sees that the agent uses it. That a tool which changes something names no integration is information in diagnose, and a warning from design on.',
    howToFix: 'Correct the id, or add the integration under `integrations` and name it.',
    items: ['integration-contracts-defined'],
    *check(context) {
      yield* unknownIds(context, 'agent/unknown-integration');
      const { facts } = context;
      for (const [id, { integration, effect }] of entries(facts.manifest.agent?.tools)) {
        if (integration !== undefined || effect === undefined || effect === 'read') continue;
        yield {
          message: `${quoted(id)} changes something, but names no integration: through which one does it go?`,
          path: ['agent', 'tools', id],
          target: 'key',
          absent: [['agent', 'tools', id, 'integration']],
          cause: {
            of: 'integration',
            several: 'tools change something, but name no integration',
            how: 'Through which one does each go?',
            name: id,
          },
          severity: asOpenWork(facts),
        };
      }
    },
  },
  {
    code: 'agent/irreversible-without-approval',
    severity: 'warning',
    summary: 'An agent may do what cannot be undone, and no person approves it.',
    why: 'A model is wrong now and then, and a text that it reads may tell it what to do. What cannot be undone is then done. It is information in diagnose, a warning in design, and an error from deploy on.',
    howToFix:
      'Let a person approve each call (`approval: each`) or those above a limit (`approval: above-limit`, `limit: 200 EUR`), or make the effect one that can be undone (`effect: reversible`).',
    items: ['agent-boundaries-defined', 'threat-model-reviewed'],
    *check({ facts }) {
      const { agent = {} } = facts.manifest;
      for (const [id, tool] of entries(agent.tools)) {
        if (!isUnapproved(agent, tool)) continue;
        const isSaid = tool.approval !== undefined;
        yield {
          message: `What ${quoted(id)} does cannot be undone, and nobody approves it: let a person approve each call, or those above a limit.`,
          path: isSaid ? ['agent', 'tools', id, 'approval'] : ['agent', 'tools', id],
          ...(isSaid ? {} : { target: 'key', absent: [['agent', 'tools', id, 'approval']] }),
          severity: asOpenBoundary(facts),
          cause: { of: 'approval', several: 'tools do what cannot be undone without approval', name: id },
          related: [{ message: 'What it does', path: ['agent', 'tools', id, 'effect'] }],
        };
      }
    },
  },
  {
    code: 'agent/no-limit',
    severity: 'warning',
    summary: 'An agent acts within limits, and there is no limit.',
    why: 'Where the limit is not written down, there is none: the agent pays, deletes or sends as much as it is asked for. It is information in diagnose, a warning in design, and an error from deploy on.',
    howToFix:
      'Say how far each tool that changes something may go without a person: `limit: 200 EUR`, or a number. Where a person approves each call (`approval: each`), a tool needs none.',
    items: ['agent-boundaries-defined', 'threat-model-reviewed'],
    *check({ facts }) {
      const { agent = {} } = facts.manifest;
      const severity = asOpenBoundary(facts);
      const lacking = entries(agent.tools).filter(
        ([, { approval, limit }]) => approval === 'above-limit' && limit === undefined,
      );
      for (const [id] of lacking)
        yield {
          message: `A person approves what ${quoted(id)} does above a limit, but no limit is given: add "limit", such as 200 EUR.`,
          path: ['agent', 'tools', id, 'approval'],
          absent: [['agent', 'tools', id, 'limit']],
          cause: { of: 'limit', several: 'tools are approved above a limit that is not given', name: id },
          severity,
        };
      const [first, ...others] = unlimited(agent);
      if (lacking.length > 0 || first === undefined) return;
      yield {
        message: `The agent acts within limits, but no tool that changes something has one: how far may ${quoted(first)} go?`,
        path: ['agent', 'autonomy'],
        absent: [first, ...others].map((id) => ['agent', 'tools', id, 'limit']),
        severity,
        related: [first, ...others].map((id) => ({
          message: `${quoted(id)} changes something`,
          path: ['agent', 'tools', id],
        })),
      };
    },
  },
  {
    code: 'agent/no-step-limit',
    severity: 'warning',
    summary: 'Nothing ends an agent that goes round in circles.',
    why: 'An agent that does not get on tries again, at your expense and on the systems of others, until something ends it.',
    howToFix: 'Say after how many steps a run is ended: `maxSteps: 12`.',
    items: ['agent-boundaries-defined', 'consumption-limited'],
    *check({ facts }) {
      const { agent } = facts.manifest;
      if (agent === undefined || agent.maxSteps !== undefined || !acts(agent)) return;
      yield {
        message: 'Nothing says after how many steps a run of the agent is ended: add "maxSteps".',
        path: ['agent'],
        target: 'key',
        absent: [['agent', 'maxSteps']],
        severity: asOpenWork(facts),
      };
    },
  },
  {
    code: 'agent/server-unpinned',
    severity: 'warning',
    summary: 'A tool server of the agent is not pinned to a version.',
    why: 'What the agent can do, and what it is told about its tools, then changes on a day that someone else chooses.',
    howToFix:
      'Write the exact version, and start that one. `latest` and ranges are not versions. Where a file of the repository says it, name that file under `declaredIn`.',
    items: ['agent-boundaries-defined', 'third-parties-vetted'],
    *check({ facts }) {
      for (const [id, { version, declaredIn }] of entries(facts.manifest.agent?.servers)) {
        const place = ['agent', 'servers', id];
        const severity = asOpenWork(facts);
        const cause = { of: 'version', several: 'tool servers have no pinned version', name: id };
        if (version === undefined) {
          // Where a file says it, that file is to be asked.
          if (declaredIn !== undefined) continue;
          yield {
            message: `The tool server ${quoted(id)} has no version: pin the one that was looked at.`,
            path: place,
            target: 'key',
            absent: [
              [...place, 'version'],
              [...place, 'declaredIn'],
            ],
            severity,
            cause,
          };
        } else if (isMovingVersion(version))
          yield {
            message: `The tool server ${quoted(id)} has the version ${quoted(String(version))}, which may be another one tomorrow: pin the one that was looked at.`,
            path: [...place, 'version'],
            severity,
            cause,
          };
      }
    },
  },
  {
    code: 'agent/memory-over-personal-data',
    severity: 'warning',
    summary: 'An agent remembers personal data, and nothing says for how long.',
    why: 'Personal data may be kept only as long as it is needed, and has to be found and erased when someone asks. What an agent remembers of one person may also come out in the case of another.',
    howToFix:
      'Say how long what the workflow keeps is kept (`controls.logging.retention`) and erase the memory with it, let it remember one run only (`memory: session`), or keep personal data from the model (`receives`).',
    items: ['privacy-controls-designed'],
    *check({ facts }) {
      const { agent, controls } = facts.manifest;
      if (agent?.memory !== 'persistent' || controls?.logging?.retention !== undefined) return;
      const personal = personalInputs(facts.manifest);
      const [first] = personal;
      if (first === undefined) return;
      yield {
        message: `The agent remembers earlier runs, ${quoted(first[0])} is about people, and nothing says how long that is kept: add "controls.logging.retention", or let it remember one run only.`,
        path: ['agent', 'memory'],
        absent: [['controls', 'logging', 'retention']],
        severity: asOpenWork(facts),
        related: personal.slice(0, 10).map(([id]) => ({
          message: `${quoted(id)} is about people`,
          path: ['data', id],
        })),
      };
    },
  },
];
