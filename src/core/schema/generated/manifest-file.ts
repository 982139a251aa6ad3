// Generated from schemas/ai-readiness.schema.json by `npm run generate`; do not edit.

export type Date = string;
export type Duration = string;
export type Document = string;
export type Handle = string;
export type Role =
  'outcome' | 'performance' | 'approver' | 'overseer' | 'oncall' | 'data' | 'security' | 'legal';
export type OwnerId = string;
export type WorkingTime = string;
export type DeclaredIn = string | Document[];
export type SystemId = string;
export type SourceId = string;
export type Threshold = string | number;
export type ModelId = string;
export type IntegrationId = string;
export type Amount = string | number;
export type SignalId = string;
export type Evidence =
  | string
  | {
      url?: string;
      file?: string;
      title?: string;
      on?: Date;
      by?: OwnerId;
      acceptedBy?: OwnerId;
      acceptedOn?: Date;
      expires?: Date;
      repository?: string;
      commit?: string;
    };

export interface Manifest {
  version?: 1;
  stage?: 'diagnose' | 'design' | 'deploy' | 'operate';
  catalogue?: string;
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
  release?: Release;
  evaluations?: {
    [k: string]: Evaluation;
  };
  agent?: Agent;
  value?: Value;
  pilot?: Pilot;
  adoption?: Adoption;
  signals?: {
    [k: string]: Signal;
  };
  oversight?: Oversight;
  escalation?: EscalationStep[];
  controls?: Controls;
  cost?: Cost;
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
  peakPerHour?: number;
  timeLimit?: Duration;
}
export interface Risk {
  tier?: 'minimal' | 'limited' | 'high';
  role?: 'provider' | 'deployer' | 'both';
  roles?: ('provider' | 'deployer' | 'importer' | 'distributor')[];
  jurisdictions?: string[];
  affectsPeople?: boolean;
  decisions?: 'none' | 'supports' | 'automated';
  contexts?: (
    | 'workplace'
    | 'public-body'
    | 'public-service'
    | 'financial-entity'
    | 'nis2-entity'
    | 'uk-central-government'
    | 'consequential-decision'
    | 'employment-decision'
    | 'provider-outside-union'
  )[];
  euAiAct?: {
    class?: 'prohibited' | 'high-risk' | 'not-high-risk';
    annexIII?: string;
    annexI?: {
      section?: 'A' | 'B';
      act?: string;
    };
    exemption?: {
      ground?: string;
      document?: Document;
      by?: 'provider' | 'deployer';
    };
    profiling?: boolean;
    transparency?: (
      | 'interacts'
      | 'generates-content'
      | 'emotion-recognition'
      | 'biometric-categorisation'
      | 'deep-fake'
      | 'public-interest-text'
    )[];
  };
  privacy?: {
    role?: 'controller' | 'processor' | 'joint';
    lawfulBasis?: string;
    specialCategoryBasis?: string;
    dpia?: {
      id?: string;
      status?: 'done' | 'pending' | 'not-needed';
      on?: Date;
      reason?: string;
      residualRisk?: 'low' | 'medium' | 'high';
    };
    processors?: string[];
    biasCorrection?: boolean;
  };
  reasoning?: string;
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
export interface Source {
  system?: SystemId;
  systemOfRecord?: boolean;
  owner?: OwnerId;
  classification?: 'public' | 'internal' | 'confidential' | 'personal' | 'special-category';
  personal?: boolean;
  specialCategory?: boolean;
  origin?: 'internal' | 'third-party' | 'scraped' | 'user-writable';
  licence?: string;
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
  declaredIn?: DeclaredIn;
}
export interface Integration {
  system?: SystemId;
  direction?: 'read' | 'write' | 'read-write';
  side?: 'consumer' | 'provider';
  status?: 'planned' | 'built' | 'live';
  auth?: string;
  contract?: Document;
  timeout?: Duration;
  retry?: number;
  idempotent?: boolean;
  undo?: string;
  fallback?: string;
  owner?: OwnerId;
  declaredIn?: DeclaredIn;
}
export interface Model {
  provider?: string;
  kind?: 'generative' | 'predictive' | 'agent';
  name?: string;
  version?: string;
  receives?: SourceId[];
  region?: string;
  retention?: Duration;
  trainsOnInputs?: boolean;
  retiresOn?: Date;
  declaredIn?: DeclaredIn;
}
export interface Release {
  version?: string;
  commit?: string;
  prompts?: Document[];
  deployedBy?: Document;
  environment?: string;
  exposure?: number;
  declaredIn?: DeclaredIn;
}
export interface Evaluation {
  item?: 'evaluation-passed' | 'fairness-evaluated' | 'adversarial-tests-passed';
  criteria?: {
    fixedOn?: Date;
    by?: OwnerId;
    file?: Document;
  };
  metrics?: {
    [k: string]: Metric;
  };
  data?: {
    file?: Document;
    cases?: number;
    sha256?: string;
    from?: Date;
    to?: Date;
  };
  evaluated?: {
    models?: ModelId[];
    release?: string;
    commit?: string;
    prompts?: Document[];
  };
  result?: {
    file?: Document;
    on?: Date;
    by?: OwnerId;
  };
}
export interface Metric {
  threshold?: Threshold;
  as?: string;
  slice?: string;
  cases?: number;
  file?: Document;
  value?: number;
}
export interface Agent {
  autonomy?: 'suggests' | 'acts-with-approval' | 'acts-within-limits' | 'acts-freely';
  maxSteps?: number;
  memory?: 'none' | 'session' | 'persistent';
  tools?: {
    [k: string]: Tool;
  };
  servers?: {
    [k: string]: ToolServer;
  };
}
export interface Tool {
  integration?: IntegrationId;
  effect?: 'read' | 'reversible' | 'irreversible';
  approval?: 'each' | 'above-limit' | 'none';
  limit?: Amount;
}
export interface ToolServer {
  version?: string;
  declaredIn?: DeclaredIn;
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
  currency?: string;
}
export interface Pilot {
  from?: Date;
  to?: Date;
  on?: 'picked-cases' | 'live-copy' | 'live';
  cases?: number;
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
  declaredIn?: DeclaredIn;
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
  then?: EscalationTarget[];
  safeDefault?: string;
}
export interface EscalationTarget {
  to?: string;
  within?: Duration;
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
export interface Cost {
  perCase?: number;
  monthlyLimit?: number;
  currency?: string;
  alertAt?: number;
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
