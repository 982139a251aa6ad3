import type { Foreign } from './file-role';

/** What infrastructure says, and what is said of the people and dependencies around the code. */
export interface InfrastructureValues {
  // Infrastructure.
  readonly 'iac.region': Foreign & {
    readonly value: string;
    readonly default?: true;
    /** The resource on which it stands, where it is that of one. */
    readonly of?: string;
  };
  readonly 'iac.log-retention': Foreign & {
    readonly days: number | null;
    readonly of: 'log-analytics' | 'application-insights' | 'cloudwatch-log-group' | 'logging-bucket';
    readonly variable?: string;
    readonly default?: true;
    readonly workspaceBased?: boolean;
    /** The condition under which the store is there. */
    readonly conditional?: string;
    /** What its name says that it logs, where that is not what the product did: `lambda`, `access`. */
    readonly about?: string;
    /** A Bicep default holds unless a parameter file says otherwise; a Terraform default proves nothing. */
    readonly language?: 'bicep' | 'terraform';
  };
  readonly 'iac.log-export': Foreign & { readonly to: string };
  readonly 'iac.alarm': Foreign & {
    readonly name: string;
    readonly metric?: string;
    readonly operator?: string;
    readonly threshold?: number | null;
    readonly actions: 'sns' | 'action-group' | 'conditional' | 'none';
    /** Set where it stands there and is switched off. */
    readonly enabled?: false;
    readonly default?: true;
    /** The line of the threshold, 1-based: the fact's own is that of the alarm. */
    readonly thresholdLine?: number;
  };
  readonly 'iac.rate-limit': Foreign & {
    readonly limit: number | null;
    readonly window?: string;
    readonly scope?: 'ip' | 'user' | 'key';
    readonly where: 'waf' | 'ingress' | 'gateway';
    readonly default?: true;
    readonly variable?: string;
    /** What is counted, where that is not the requests. */
    readonly unit?: 'tokens';
  };
  readonly 'iac.queue': Foreign & {
    readonly name: string;
    readonly maxReceive: number;
    readonly default?: true;
  };
  readonly 'iac.permission': Foreign & {
    readonly actions: readonly string[];
    readonly resources?: readonly string[];
    readonly policy?: string;
    readonly wide: boolean;
  };
  readonly 'iac.secret-store': Foreign & {
    readonly kind: 'key-vault' | 'secrets-manager' | 'secret-manager' | 'ssm';
    readonly rbac?: boolean;
  };
  readonly 'iac.setting': Foreign & { readonly name: string; readonly value: string | number | boolean };
  readonly secret: Foreign & { readonly form: string };
  // People and dependencies.
  readonly owner: {
    readonly pattern: string;
    readonly owners: readonly string[];
    readonly team?: boolean;
    /** False where a later line hides it. */
    readonly effective?: boolean;
    /** How many more are named by an address of e-mail, which is never shown. */
    readonly addresses?: number;
    /** Of GitLab: the section in which it stands, and whether its approval is optional. */
    readonly section?: string;
    readonly optional?: true;
  };
  readonly updates: {
    readonly ecosystem?: string;
    readonly directory?: string;
    readonly directories?: readonly string[];
    readonly interval?: string;
    /** Only what closes a hole is proposed. */
    readonly securityOnly?: true;
    /** False where it is switched off as a whole. */
    readonly enabled?: false;
    readonly tool?: 'renovate';
    readonly extends?: readonly string[];
    readonly exceptions?: readonly string[];
  };
}
