import type { SourceFile } from '../source/file';
import { attributeAt, attributeOf, blocksOf, type HclBlock, type HclBody, resolveHcl } from '../source/hcl';
import { CodeValues } from './code-values';
import type { ModelSaid } from './said';
import type { Setting } from './settings';

/** What a file of Terraform, or of its variables, says of models. */
export function readTerraformModels(file: SourceFile): ModelSaid[] {
  const { hcl } = file;
  const values = new CodeValues(file, (value) => resolveHcl(hcl, value));
  const top = hcl.attributes.flatMap(({ key, value }) => values.settingOf(key, value));
  for (const { value } of hcl.attributes) values.visit(value);
  for (const block of hcl.blocks)
    if (block.type !== 'variable' && block.type !== 'output') visitBlock(values, block);
  const variables = blocksOf(hcl, 'variable').flatMap((block): Setting[] => {
    const value = attributeOf(block, 'default')?.value;
    if (value === undefined) return [];
    values.visitDefault(value);
    return values
      .settingOf(block.labels[0] ?? '', value)
      .map((setting) => ({ ...setting, isDefault: true as const }));
  });
  values.settings([...top, ...variables].filter(({ key }) => !values.used.has(key)));
  return values.said;
}

function visitBlock(values: CodeValues, block: HclBlock): void {
  if (isDeployment(block)) {
    sayDeployment(values, block);
    return;
  }
  visitBody(values, block, 0);
}

function visitBody(values: CodeValues, body: HclBody, depth: number): void {
  values.settings(body.attributes.flatMap(({ key, value }) => values.settingOf(key, value)));
  const pair = pairOf(values, body);
  if (pair !== undefined) values.settings([pair]);
  for (const { value } of body.attributes) values.visit(value);
  if (depth < 40) for (const block of body.blocks) visitBody(values, block, depth + 1);
}

/** `env { name = "OPENAI_MODEL"  value = "gpt-4o" }` */
function pairOf(values: CodeValues, body: HclBody): Setting | undefined {
  const key = attributeOf(body, 'name')?.value;
  const value = attributeOf(body, 'value')?.value;
  if (key?.kind !== 'string' || !key.literal || value === undefined) return undefined;
  return values.settingOf(key.value, value)[0];
}

function isDeployment({ type, labels, blocks }: HclBlock): boolean {
  return (
    type === 'resource' &&
    /^azurerm_cognitive_(?:account_)?deployment$/.test(labels[0] ?? '') &&
    blocks.some((block) => block.type === 'model')
  );
}

function sayDeployment(values: CodeValues, block: HclBlock): void {
  const at = (...path: string[]) => attributeAt(block, ...path)?.value;
  const count = at('count');
  values.sayDeployment({
    name: at('name'),
    model: at('model', 'name'),
    version: at('model', 'version'),
    sku: at('sku', 'name') ?? at('scale', 'type'),
    upgrade: at('version_upgrade_option'),
    conditional: count?.kind === 'conditional' ? count.condition : undefined,
  });
}
