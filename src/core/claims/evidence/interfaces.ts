/** What integrations claim, held against the contracts that they name. Design: readers-evidence.md, section 6. */
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { type FileReading, firstValue, said, type Testimony } from '../../facts/testimony';
import type { Integration } from '../../schema/generated/manifest-file';
import { contradiction, notOfKind } from './contractual';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Everything that integrations claim and the contracts of their interfaces say. */
export function interfaceClaims(facts: Facts): Claim[] {
  return entries(facts.manifest.integrations).flatMap(([id, integration]) => {
    const read = readingOf(facts.repository, integration.contract);
    if (read === undefined) return [];
    const path = ['integrations', id, 'contract'];
    if (isHollow(read)) return integration.direction === undefined ? [] : withoutOperation(read, path);
    const { system } = integration;
    const names = [id, system, system && facts.manifest.systems?.[system]?.name];
    const claims = [
      ...notOfKind(read, { kind: 'interface', names }, path),
      ...directionClaims(id, integration, read),
    ];
    return claims.map((claim): Claim => ({ ...claim, items: ['integration-contracts-defined'] }));
  });
}

/** A contract in which there is nothing that could be called, of an integration in which something goes some way. */
function withoutOperation(read: FileReading, path: Claim['path']): Claim[] {
  const [operations] = said(read, 'interface.operations');
  if (operations?.value !== 0) return [];
  return [
    {
      ...contradiction,
      path,
      items: ['integration-contracts-defined'],
      reason: 'there is no operation in the contract',
      places: [placeIn(read, operations, 'no operation')],
    },
  ];
}

function directionClaims(id: string, { direction, side }: Integration, read: FileReading): Claim[] {
  const [methods] = said(read, 'interface.methods');
  const standard = firstValue(read, 'interface.standard') ?? '';
  if (direction === undefined || methods === undefined || !/openapi|swagger/i.test(standard)) return [];
  const used = methods.value.map((method) => method.toUpperCase());
  if (used.length === 0 || direction === 'read') return [];
  const path = ['integrations', id, 'direction'];
  // What others read of an interface of one's own is written for them.
  if (side === 'provider') return [];
  // A POST may read: only the other way round is certain.
  return used.every((method) => reading.has(method))
    ? [
        {
          ...contradiction,
          path,
          reason: `the contract has nothing but ${used.join(', ')}, the manifest says ${direction}`,
          places: [placeIn(read, methods, used.join(', '))],
        },
      ]
    : [
        {
          path,
          verdict: 'cannot-tell',
          reason: 'the contract has operations that may write',
          places: [placeIn(read, writing(read) ?? methods, 'may write')],
        },
      ];
}

/** The first operation that may write. */
function writing(read: FileReading): Testimony | undefined {
  return said(read, 'operation').find(({ value }) => !reading.has(value.method.toUpperCase()));
}
