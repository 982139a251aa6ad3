import type { DocumentReader } from '../reader';

/** Contracts of interfaces: OpenAPI, AsyncAPI and others. */
export const interfaceReaders: readonly DocumentReader[] = [];
