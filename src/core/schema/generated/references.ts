// Generated from schemas/references.json by `npm run generate`; do not edit.

/** What a system may be to a law. */
export type LawClass =
  | 'prohibited'
  | 'high-risk-annex-iii'
  | 'high-risk-annex-i-a'
  | 'high-risk-annex-i-b'
  | 'annex-iii-exempt'
  | 'transparency'
  | 'minimal';

/** What has to hold for a duty to bind. */
export type Trigger =
  | 'personal-data'
  | 'special-category'
  | 'dpia'
  | 'dpia-high-risk-left'
  | 'third-country-transfer'
  | 'processor-used'
  | 'solely-automated-decision'
  | 'decisions-about-people'
  | 'bias-correction-special-category'
  | 'generates-content'
  | 'interacts-with-people'
  | 'emotion-or-biometric'
  | 'deep-fake-or-public-text'
  | 'workplace-use'
  | 'public-body'
  | 'fria-deployer'
  | 'provider-outside-union'
  | 'nis2-entity'
  | 'financial-entity'
  | 'uk-central-government'
  | 'consequential-decision'
  | 'employment-decision'
  | 'generative'
  | 'retrieval'
  | 'agent';
