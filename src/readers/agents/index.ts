import type { RepositoryReader } from '../reader';
import { agentDefinition } from './definitions';
import { instructions } from './instructions';
import { mcpConfiguration } from './mcp';
import { prompty } from './prompty';
import { promptReference } from './references';
import { promptModule, promptTemplate } from './templates';
import { codeTools } from './tools';

/** Prompts, tools and servers of agents. */
export const agentReaders: readonly RepositoryReader[] = [
  prompty,
  promptTemplate,
  promptModule,
  promptReference,
  instructions,
  mcpConfiguration,
  agentDefinition,
  codeTools,
];
