import type { DocumentReader } from '../reader';
import { card } from './card';
import { croissant } from './croissant';
import { dataContractSpecification } from './data-contract-specification';
import { dbtResults } from './dbt-results';
import { dbtSources } from './dbt-sources';
import { greatExpectations } from './great-expectations';
import { odcs } from './odcs';
import { soda } from './soda';

/** Data contracts, quality results, cards of data sets and models. */
export const dataReaders: readonly DocumentReader[] = [
  odcs,
  dataContractSpecification,
  dbtSources,
  dbtResults,
  greatExpectations,
  soda,
  croissant,
  card,
];
