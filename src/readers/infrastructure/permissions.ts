/** What the product may do in AWS. Trust, and what is attached to a thing instead of a role, is no permission of the product. */
import type { Said, TestimonyValues } from '../../core/service';
import { type CodeValue, type Entry, entryAt, entryIn, literalText } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { attributeOf, blocksOf, type HclBlock, resourcesOf } from '../source/hcl';
import { isJsonList, isJsonMap, type JsonDocument, type JsonValue, readJson } from '../source/json';
import { factAt, shortText } from './measured';

type Permission = TestimonyValues['iac.permission'];

/** A statement of a policy, in whichever way it is written. */
interface Statement {
  readonly actions: readonly string[] | undefined;
  readonly resources: readonly string[] | undefined;
  readonly start: number;
}

export function permissions(file: SourceFile): Said[] {
  const documents = blocksOf(file.hcl, 'data')
    .filter(({ labels }) => labels[0] === 'aws_iam_policy_document')
    .flatMap((block) => blocksOf(block, 'statement'))
    .flatMap(documentStatement);
  const policies = resourcesOf(
    file.hcl,
    'aws_iam_policy',
    'aws_iam_role_policy',
    'aws_iam_user_policy',
    'aws_iam_group_policy',
  ).flatMap((block) => policyStatements(attributeOf(block, 'policy')?.value));
  const inline = resourcesOf(file.hcl, 'aws_iam_role')
    .flatMap((block) => blocksOf(block, 'inline_policy'))
    .flatMap((block) => policyStatements(attributeOf(block, 'policy')?.value));
  return [
    ...[...documents, ...policies, ...inline].flatMap((statement) => permission(file, statement)),
    ...administrators(file),
  ];
}

/** With principals it is the policy of a thing: a key, a bucket, a role that may be taken on. */
function documentStatement(block: HclBlock): Statement[] {
  if (blocksOf(block, 'principals').length > 0 || blocksOf(block, 'not_principals').length > 0) return [];
  if (literalText(attributeOf(block, 'effect')?.value) === 'Deny') return [];
  const actions = attributeOf(block, 'actions');
  if (actions === undefined) return [];
  const resources = attributeOf(block, 'resources')?.value;
  return [{ actions: textsOf(actions.value), resources: textsOf(resources, true), start: actions.start }];
}

/** A policy as `jsonencode({ … })`, or as JSON in a string. */
function policyStatements(value: CodeValue | undefined): Statement[] {
  if (value?.kind === 'string') return jsonStatements(value.value, value.contentStart);
  if (value?.kind !== 'call' || value.name !== 'jsonencode') return [];
  const statements = entryAt(value.args[0], 'Statement')?.value;
  const items = statements?.kind === 'list' ? statements.items : [statements];
  return items.flatMap((item) => (item?.kind === 'object' ? objectStatement(item.entries) : []));
}

function objectStatement(entries: readonly Entry[]): Statement[] {
  const actions = entryIn(entries, 'Action');
  if (actions === undefined || entryIn(entries, 'Principal') !== undefined) return [];
  if (literalText(entryIn(entries, 'Effect')?.value) !== 'Allow') return [];
  const resources = textsOf(entryIn(entries, 'Resource')?.value, true);
  return [{ actions: textsOf(actions.value), resources, start: actions.start }];
}

function jsonStatements(text: string, start: number): Statement[] {
  const json = readJson(text);
  const statements = json?.at('Statement');
  if (json === undefined || statements === undefined) return [];
  const paths = isJsonList(statements) ? statements.map((_, index) => ['Statement', index]) : [['Statement']];
  return paths.flatMap((path) => jsonStatement(json, path, start));
}

function jsonStatement(json: JsonDocument, path: readonly (string | number)[], start: number): Statement[] {
  const statement = json.at(...path);
  if (!isJsonMap(statement) || statement.Effect !== 'Allow' || 'Principal' in statement) return [];
  const offset = json.keyOffsetOf([...path, 'Action']);
  if (offset === undefined) return [];
  const [actions, resources] = [jsonTexts(statement.Action), jsonTexts(statement.Resource)];
  return [{ actions, resources, start: start + offset }];
}

function jsonTexts(value: JsonValue | undefined): string[] | undefined {
  if (typeof value === 'string') return [value];
  if (!isJsonList(value)) return undefined;
  const texts = value.filter((each) => typeof each === 'string');
  return texts.length === value.length ? texts : undefined;
}

/** The texts of a string or of a list of them. What is no text is taken as it is written only where that is asked for. */
function textsOf(value: CodeValue | undefined, isAnything = false): string[] | undefined {
  if (value === undefined) return undefined;
  const items = value.kind === 'list' ? value.items : [value];
  const texts = items.flatMap((item) => {
    if (item.kind === 'string') return [item.value];
    return isAnything ? [shortText(item)] : [];
  });
  return texts.length === items.length && texts.length > 0 ? texts : undefined;
}

function permission(file: SourceFile, { actions, resources, start }: Statement): Said[] {
  if (actions === undefined || resources === undefined) return [];
  const isEverything = resources.includes('*');
  const open = actions.filter((action) => action.endsWith('*'));
  // In the policy of a key its own key is meant by `*`; which policy it is cannot be seen.
  if (isEverything && open.length > 0 && open.every((action) => action.startsWith('kms:'))) return [];
  const value: Permission = { actions, resources, wide: isEverything && open.length > 0 };
  return [factAt(file, start, { fact: 'iac.permission', value })];
}

/** The one managed policy of which it is sure that it is wide. */
const administrator = /^arn:aws[\w-]*:iam::aws:policy\/AdministratorAccess$/;

function administrators(file: SourceFile): Said[] {
  const attached = resourcesOf(
    file.hcl,
    'aws_iam_role_policy_attachment',
    'aws_iam_user_policy_attachment',
    'aws_iam_group_policy_attachment',
    'aws_iam_policy_attachment',
  ).flatMap((block) => attributeOf(block, 'policy_arn') ?? []);
  const managed = resourcesOf(file.hcl, 'aws_iam_role').flatMap(
    (block) => attributeOf(block, 'managed_policy_arns') ?? [],
  );
  const value: Permission = { actions: ['*'], resources: ['*'], policy: 'AdministratorAccess', wide: true };
  return [...attached, ...managed]
    .filter((entry) => (textsOf(entry.value, true) ?? []).some((text) => administrator.test(text)))
    .map((entry) => factAt(file, entry.start, { fact: 'iac.permission', value }));
}
