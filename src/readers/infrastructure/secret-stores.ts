/** That secrets are kept in a store for them; no more is said of it. */
import type { Said, TestimonyValues } from '../../core/service';
import { declarationsOf } from '../source/bicep';
import { entryAt, literalFlag, literalText } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { attributeOf, type HclBlock } from '../source/hcl';
import { factAt } from './measured';

type Store = TestimonyValues['iac.secret-store'];

export function terraformSecretStores(file: SourceFile): Said[] {
  return file.hcl.blocks
    .filter(
      ({ type, labels: [of] }) => type === 'resource' || (type === 'data' && of !== 'azurerm_key_vault'),
    )
    .flatMap((block) => {
      const value = terraformStore(block);
      return value === undefined ? [] : [factAt(file, block.start, { fact: 'iac.secret-store', value })];
    });
}

function terraformStore(block: HclBlock): Store | undefined {
  const [type] = block.labels;
  if (type === 'aws_secretsmanager_secret') return { kind: 'secrets-manager' };
  if (/^google_secret_manager_(?:regional_)?secret$/.test(type ?? '')) return { kind: 'secret-manager' };
  if (type === 'aws_ssm_parameter')
    return literalText(attributeOf(block, 'type')?.value) === 'SecureString' ? { kind: 'ssm' } : undefined;
  if (type !== 'azurerm_key_vault') return undefined;
  const entry =
    attributeOf(block, 'enable_rbac_authorization') ?? attributeOf(block, 'rbac_authorization_enabled');
  return keyVault(literalFlag(entry?.value));
}

export function bicepSecretStores(file: SourceFile): Said[] {
  return declarationsOf(file.bicep, 'resource', 'module').flatMap(
    ({ kind, type, value, start, existing }) => {
      // One that is only referred to may hold the key of a disk and no secret.
      if (existing === true) return [];
      const isVault =
        kind === 'resource'
          ? type.toLowerCase() === 'microsoft.keyvault/vaults'
          : /(?:^|\/)(?:key-vault\/vault:[^/]*|key-?vault\.bicep)$/i.test(type);
      if (!isVault) return [];
      const rbac = entryAt(value, kind === 'resource' ? 'properties' : 'params', 'enableRbacAuthorization');
      return [factAt(file, start, { fact: 'iac.secret-store', value: keyVault(literalFlag(rbac?.value)) })];
    },
  );
}

function keyVault(rbac: boolean | undefined): Store {
  return rbac === undefined ? { kind: 'key-vault' } : { kind: 'key-vault', rbac };
}
