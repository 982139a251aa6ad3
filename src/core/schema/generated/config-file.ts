// Generated from schemas/ai-readiness-config.schema.json by `npm run generate`; do not edit.

export type Date = string;
export type Handle = string;
export type Role =
  'outcome' | 'performance' | 'approver' | 'overseer' | 'oncall' | 'data' | 'security' | 'legal';
export type OwnerId = string;
export type WorkingTime = string;
export type DeclaredIn = string | Document[];
export type Document = string;

export interface ConfigFile {
  version?: 1;
  severity?: {
    [k: string]: 'error' | 'warning' | 'information' | 'hint' | 'off';
  };
  exclude?: string[];
  waiverDays?: number;
  holidays?: Date[];
  references?: string;
  defaults?: {
    owners?: {
      [k: string]: Owner;
    };
    systems?: {
      [k: string]: System;
    };
  };
}
export interface Owner {
  handle?: Handle;
  name?: string;
  kind?: 'person' | 'team';
  roles?: Role[];
  deputy?: OwnerId;
  outsideTeam?: boolean;
}
export interface System {
  name?: string;
  owner?: OwnerId;
  access?: 'read' | 'write' | 'read-write';
  environment?: string;
  region?: string;
  changeLeadTime?: WorkingTime;
  requestedOn?: Date;
  declaredIn?: DeclaredIn;
}
