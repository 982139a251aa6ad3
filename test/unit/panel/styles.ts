/** Manifests as different hands write them: what the panel's edits must leave alone. */
import { manifest } from './manifests';

const crlf = (text: string) => text.replaceAll('\n', '\r\n');

/** Four spaces, single quotes, flow maps without blanks in the braces, Windows line endings. */
const windows = crlf(`version: 1
stage: diagnose
workflow: {name: 'Claims', users: ['ops']}

owners:
    priya: {handle: '@p', roles: [outcome]}   # in charge
    tomas: {handle: '@t', roles: [performance, oncall]}
    lena: {handle: '@l', roles: [overseer]}

systems:
    sap: {name: SAP, owner: priya}

checklist:
    diagnose:
        # first things first
        owners-named: {status: waived, reason: 'x', approver: priya, expires: 2026-12-01}

        risks-registered:
            status: met
            on: '2026-01-01'
            evidence:
            -   docs/risks.md   # the register
            - docs/more.md
`);

/** Comments in odd places, a document marker, a long folded text, an unusual order of sections. */
const odd = `%YAML 1.2
---
# the checklist comes first here
checklist: # all of it
  design:

    # (nothing yet)

    impact-assessed: # by law
      # not now
      status: in-progress # soon
      # who
      by: lena
  diagnose:
    workflow-scoped:
    owners-named:
      status: unmet


      evidence: [ a.md, # one
                  b.md ] # two
owners: # people
- # not a map, by mistake
workflow:
  name: >-
    A long name
    on two lines
stage: "diagnose"
version: 1
# the end`;

/** Anchors and aliases, and what stands below them. */
const anchors = `version: 1
stage: design
workflow: { name: W }
owners:
  priya: &p
    handle: "@p"
    roles: &r [outcome, approver]
  lena:
    handle: "@l"
    roles: [overseer]
  tomas: { handle: "@t", roles: [performance] }
data:
  one: &source
    owner: priya
    permitted: { decision: pending }
  two: *source
  three:
    owner: lena
checklist:
  diagnose:
    workflow-scoped: &done
      status: met
      by: priya
      on: 2026-10-01
      evidence: [docs/a.md]
    risks-registered: *done
`;

/** As little as there can be, without a line break at its end. */
const minimal = 'version: 1\nstage: diagnose\nworkflow:\n  name: W';

/** All of it in braces. */
const json = `{
  "version": 1, "stage": "diagnose",
  "workflow": {"name": "W"},
  "owners": {"priya": {"handle": "@p", "roles": ["outcome"]}, "lena": {"handle": "@l"}},
  "checklist": {"diagnose": {"workflow-scoped": {"status": "unmet"}}}
}
`;

export const styles: Readonly<Record<string, string>> = {
  plain: manifest,
  'plain with CRLF': crlf(manifest),
  windows,
  odd,
  anchors,
  minimal,
  json,
};
