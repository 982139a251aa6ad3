// Generated from schemas/ai-readiness.schema.json by `npm run generate`; do not edit.

export type Date = string;
export type Duration = string;
export type Handle = string;
export type Role =
  'outcome' | 'performance' | 'approver' | 'overseer' | 'oncall' | 'data' | 'security' | 'legal';
export type OwnerId = string;
export type WorkingTime = string;
export type SystemId = string;
export type Document = string;
export type SignalId = string;
export type Threshold = string | number;
export type Evidence =
  | string
  | {
      url?: string;
      file?: string;
      title?: string;
      on?: Date;
      by?: OwnerId;
      expires?: Date;
    };

export interface Manifest {
  version?: 1;
  stage?: 'diagnose' | 'design' | 'deploy' | 'operate';
  goLive?: Date;
  workflow?: Workflow;
  risk?: Risk;
  owners?: {
    [k: string]: Owner;
  };
  systems?: {
    [k: string]: System;
  };
  data?: {
    [k: string]: Source;
  };
  integrations?: {
    [k: string]: Integration;
  };
  models?: {
    [k: string]: Model;
  };
  value?: Value;
  pilot?: Pilot;
  adoption?: Adoption;
  signals?: {
    [k: string]: Signal;
  };
  oversight?: Oversight;
  escalation?: EscalationStep[];
  controls?: Controls;
  checklist?: Checklist;
}
export interface Workflow {
  name?: string;
  summary?: string;
  trigger?: string;
  endState?: string;
  users?: string[];
  audience?: 'team' | 'internal' | 'external' | 'public';
  outOfScope?: string[];
  scope?: 'focused' | 'cross-system';
  volumePerMonth?: number;
  minutesPerCase?: number;
  timeLimit?: Duration;
}
export interface Risk {
  tier?: 'minimal' | 'limited' | 'high';
  role?: 'provider' | 'deployer' | 'both';
  jurisdictions?: string[];
  affectsPeople?: boolean;
  reasoning?: string;
}
export interface Owner {
  handle?: Handle;
  name?: string;
  roles?: Role[];
  deputy?: OwnerId;
  outsideTeam?: boolean;
}
export interface System {
  name?: string;
  owner?: OwnerId;
  access?: 'read' | 'write' | 'read-write';
  environment?: string;
  changeLeadTime?: WorkingTime;
}
export interface Source {
  system?: SystemId;
  systemOfRecord?: boolean;
  owner?: OwnerId;
  classification?: 'public' | 'internal' | 'confidential' | 'personal' | 'special-category';
  origin?: 'internal' | 'third-party' | 'scraped' | 'user-writable';
  usedFor?: ('input' | 'retrieval' | 'training' | 'tuning' | 'evaluation')[];
  freshness?: Duration;
  maxAge?: Duration;
  accessProvenOn?: Date;
  permitted?: {
    decision?: 'granted' | 'pending' | 'denied' | 'refused' | 'withdrawn';
    purpose?: string;
    on?: Date;
    by?: OwnerId;
  };
  contract?: Document;
}
export interface Integration {
  system?: SystemId;
  direction?: 'read' | 'write' | 'read-write';
  status?: 'planned' | 'built' | 'live';
  auth?: string;
  contract?: Document;
  timeout?: Duration;
  retry?: number;
  idempotent?: boolean;
  undo?: string;
  fallback?: string;
  owner?: OwnerId;
}
export interface Model {
  provider?: string;
  name?: string;
  version?: string | number;
  region?: string;
}
export interface Value {
  signal?: SignalId;
  unit?: string;
  direction?: 'decrease' | 'increase';
  baseline?: {
    value?: number;
    from?: Date;
    to?: Date;
  };
  target?: {
    value?: number;
    by?: Date;
  };
  valuePerUnit?: number;
}
export interface Pilot {
  from?: Date;
  to?: Date;
  results?: {
    [k: string]: number;
  };
}
export interface Adoption {
  signal?: SignalId;
  target?: number;
  population?: number;
}
export interface Signal {
  source?: string;
  interval?: Duration;
  neededWithin?: Duration;
  threshold?: Threshold;
  owner?: OwnerId;
  action?: string;
  alertTestedOn?: Date;
}
export interface Oversight {
  mode?: 'none' | 'sample' | 'approve-each' | 'monitor';
  reviewRate?: number;
  minutesPerReview?: number;
  hoursPerWeek?: number;
  overseer?: OwnerId;
}
export interface EscalationStep {
  when?: string;
  to?: string;
  within?: Duration;
  safeDefault?: string;
}
export interface Controls {
  rollback?: {
    minutes?: number;
    rehearsedOn?: Date;
  };
  stop?: {
    by?: OwnerId;
    testedOn?: Date;
  };
  logging?: {
    retention?: Duration;
  };
}
export interface Checklist {
  diagnose?: {
    [k: string]: Item;
  };
  design?: {
    [k: string]: Item;
  };
  deploy?: {
    [k: string]: Item;
  };
  operate?: {
    [k: string]: Item;
  };
}
export interface Item {
  status?: 'met' | 'in-progress' | 'unmet' | 'not-applicable' | 'waived';
  by?: OwnerId;
  on?: Date;
  reason?: string;
  approver?: OwnerId;
  expires?: Date;
  evidence?: Evidence[];
  estimate?: {
    low?: WorkingTime;
    likely?: WorkingTime;
    high?: WorkingTime;
  };
  dependsOn?: string[];
  note?: string;
}
