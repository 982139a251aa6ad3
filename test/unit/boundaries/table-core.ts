import type { Room } from './room';

/** The rooms of the engine, from the leaves up. */
export const core: Readonly<Record<string, Room>> = {
  'core/base': { rooms: [], packages: ['fastest-levenshtein'] },
  'core/text': { rooms: ['core/base'], packages: ['js-yaml', 'yaml'] },
  'core/schema/generated': { rooms: [] },
  'core/schema': {
    rooms: ['core/base', 'core/schema/generated'],
    packages: ['virtual:config-schema', 'virtual:config-validator', 'virtual:schema', 'virtual:validator'],
    data: ['schemas/catalogue.json'],
  },
  'core/facts': { rooms: ['core/base', 'core/text', 'core/schema/generated', 'core/schema'] },
  'core/facts/law': { rooms: ['core/base', 'core/schema/generated', 'core/schema', 'core/facts'] },
  // What the repository says of what is claimed: results and records apart from code and configuration.
  'core/claims/lookup.ts': {
    rooms: ['core/base', 'core/schema/generated', 'core/schema', 'core/facts'],
  },
  'core/claims/evidence': {
    rooms: ['core/base', 'core/schema/generated', 'core/facts', 'core/claims/lookup.ts'],
  },
  'core/claims/repository/base': {
    rooms: ['core/base', 'core/schema/generated', 'core/facts', 'core/claims/lookup.ts'],
  },
  'core/claims/repository/models': {
    rooms: ['core/base', 'core/schema/generated', 'core/facts', 'core/claims/repository/base'],
  },
  'core/claims/repository/declared': {
    rooms: [
      'core/base',
      'core/schema/generated',
      'core/facts',
      'core/claims/repository/base',
      'core/claims/repository/models',
    ],
  },
  'core/claims/repository/pipelines': {
    rooms: ['core/schema/generated', 'core/facts', 'core/claims/lookup.ts', 'core/claims/repository/base'],
  },
  'core/claims/repository/signals': {
    rooms: ['core/schema/generated', 'core/facts', 'core/claims/lookup.ts', 'core/claims/repository/base'],
  },
  'core/claims/repository': {
    rooms: [
      'core/base',
      'core/schema/generated',
      'core/facts',
      'core/claims/lookup.ts',
      'core/claims/repository/base',
      'core/claims/repository/declared',
      'core/claims/repository/models',
      'core/claims/repository/pipelines',
      'core/claims/repository/signals',
    ],
  },
  'core/claims': { rooms: ['core/facts', 'core/claims/evidence', 'core/claims/repository'] },
  'core/domain/terms': { rooms: ['core/base', 'core/schema/generated', 'core/schema', 'core/facts'] },
  'core/domain/items': { rooms: ['core/base', 'core/facts', 'core/domain/terms'] },
  'core/domain': {
    rooms: [
      'core/base',
      'core/schema/generated',
      'core/schema',
      'core/facts',
      'core/domain/terms',
      'core/domain/items',
    ],
  },
  // When the gates can be passed.
  'core/forecast': {
    rooms: ['core/base', 'core/schema/generated', 'core/schema', 'core/facts', 'core/domain'],
  },
  // Which of several workflows to take first.
  'core/ranking': { rooms: ['core/base', 'core/schema/generated', 'core/facts', 'core/forecast'] },
  'core/rules': {
    rooms: ['core/base', 'core/text', 'core/schema/generated', 'core/schema', 'core/facts', 'core/forecast'],
  },
  'core/rules/fixes': {
    rooms: ['core/base', 'core/text', 'core/schema/generated', 'core/schema', 'core/facts'],
  },
  'core/rules/areas': {
    rooms: [
      'core/base',
      'core/text',
      'core/schema/generated',
      'core/schema',
      'core/facts',
      'core/facts/law',
      'core/domain',
      'core/forecast',
      'core/rules',
      'core/rules/fixes',
    ],
  },
  'core/rules/table': { rooms: ['core/rules', 'core/rules/areas'] },
  'core/evaluate': {
    rooms: [
      'core/base',
      'core/text',
      'core/schema/generated',
      'core/schema',
      'core/facts',
      'core/claims',
      'core/domain/terms',
      'core/domain',
      'core/forecast',
      'core/rules',
      'core/rules/fixes',
      'core/rules/table',
    ],
  },
  'core/config': {
    rooms: [
      'core/base',
      'core/text',
      'core/schema/generated',
      'core/schema',
      'core/facts',
      'core/rules/fixes',
      'core/rules/table',
      'core/evaluate',
    ],
  },
  'core/edit/style': { rooms: ['core/base', 'core/text', 'core/schema'] },
  'core/edit/write': { rooms: ['core/base', 'core/text', 'core/edit/style'] },
  'core/edit/format': { rooms: ['core/base', 'core/text'] },
  'core/edit/apply': {
    rooms: [
      'core/base',
      'core/text',
      'core/facts',
      'core/rules/table',
      'core/evaluate',
      'core/edit/style',
      'core/edit/write',
    ],
  },
  'core/language': {
    rooms: [
      'core/base',
      'core/text',
      'core/schema/generated',
      'core/schema',
      'core/facts',
      'core/facts/law',
      'core/domain/terms',
      'core/domain',
      'core/forecast',
      'core/rules/table',
      'core/config',
    ],
  },
  'core/discover': {
    rooms: [
      'core/base',
      'core/schema/generated',
      'core/facts',
      'core/claims/evidence',
      'core/claims/repository',
      'core/claims/repository/base',
      'core/claims/repository/models',
      'core/claims/repository/pipelines',
      'core/claims/repository/signals',
      'core/edit/style',
    ],
  },
  'core/outlook': {
    rooms: ['core/base', 'core/schema/generated', 'core/facts', 'core/facts/law', 'core/domain'],
  },
  'core/past': {
    rooms: ['core/base', 'core/schema/generated', 'core/schema', 'core/facts', 'core/forecast'],
  },
  'core/calendar': {
    rooms: [
      'core/base',
      'core/facts',
      'core/facts/law',
      'core/domain',
      'core/forecast',
      'core/evaluate',
      'core/outlook',
    ],
  },
  'core/comparison': {
    rooms: [
      'core/base',
      'core/text',
      'core/schema',
      'core/facts',
      'core/domain',
      'core/evaluate',
      'core/outlook',
    ],
  },
  'core/service.ts': {
    rooms: [
      'core/base',
      'core/text',
      'core/schema/generated',
      'core/schema',
      'core/facts',
      'core/facts/law',
      'core/domain',
      'core/calendar',
      'core/forecast',
      'core/rules/table',
      'core/evaluate',
      'core/config',
      'core/claims/repository/signals',
      'core/discover',
      'core/outlook',
      'core/comparison',
      'core/past',
      'core/ranking',
      'core/edit/apply',
      'core/edit/format',
      'core/language',
    ],
  },
};
