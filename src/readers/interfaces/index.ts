import type { DocumentReader } from '../reader';
import { acceptedInterfaces } from './accepted';
import { asyncapi } from './asyncapi';
import { broken } from './broken';
import { openapi } from './openapi';

/** Contracts of interfaces. */
export const interfaceReaders: readonly DocumentReader[] = [openapi, asyncapi, acceptedInterfaces, broken];
