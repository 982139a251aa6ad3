/** What the user asks for, as changes to the values of the manifest: what a careful person would have typed. */

import {
  isRefusal,
  type ManifestDocument,
  noConfiguration,
  nodeAt,
  type Operation,
  quoted,
  type Report,
  roles,
  stages,
  withAllShared,
} from '../../core/service';
import { brokenBy } from '../model/model';
import type { EditRequest } from '../protocol';
import type { EditContext, OperationsOrRefusal } from './context';
import { addFact, removeFact } from './facts';
import { idTrouble, lineOf, textTrouble } from './input';
import { assignItem, editItem } from './items';
import { setFacts } from './set-facts';
import { editSeveral } from './several';

/** The day, and what the configuration of the repository says. */
type Given = Pick<Report['input'], 'today' | 'configuration'>;

/**
 * The operations that a request comes down to; none where the manifest says so already, a refusal where it cannot or
 * should not be done.
 */
export function operationsFor(
  request: EditRequest,
  document: ManifestDocument,
  { today, configuration = noConfiguration }: Given,
): OperationsOrRefusal {
  const broken = brokenBy(document);
  if (broken !== undefined)
    return { refused: `The manifest cannot be edited here until line ${broken.place.line + 1} is fixed.` };
  const known = withAllShared(document.manifest, configuration);
  const context: EditContext = { document, known, today, waiverDays: configuration.waiverDays };
  switch (request.kind) {
    case 'set-stage':
      return setStage(request.stage, context);
    case 'add-owner':
      return addOwner(request, context);
    case 'set-facts':
      return setFacts(request, context);
    case 'add-fact':
      return addFact(request, context);
    case 'remove-fact':
      return removeFact(request, context);
    case 'several':
      return editSeveral(request.edits, context);
    default:
      return editItem(request, context);
  }
}

function setStage(stage: string, context: EditContext): OperationsOrRefusal {
  if (!(stages as readonly string[]).includes(stage)) return { refused: 'There is no such stage.' };
  return context.document.manifest.stage === stage ? [] : [{ kind: 'set', path: ['stage'], value: stage }];
}

function addOwner(
  request: Extract<EditRequest, { kind: 'add-owner' }>,
  context: EditContext,
): OperationsOrRefusal {
  const { id, handle, roles: chosen, item } = request;
  const foreign = chosen.find((role) => !roles.includes(role));
  const trouble =
    idTrouble(id) ??
    textTrouble(handle, 'How to reach them') ??
    (foreign === undefined ? undefined : `${quoted(foreign)} is not one of the roles ${roles.join(', ')}.`);
  if (trouble !== undefined) return { refused: trouble };
  if (nodeAt(context.document.parsed.root, ['owners', id]) !== undefined)
    return { refused: `${quoted(id)} is already one of the owners.` };
  const value = { handle: lineOf(handle), ...(chosen.length === 0 ? {} : { roles: [...new Set(chosen)] }) };
  const added: Operation = { kind: 'set', path: ['owners', id], value };
  if (item === undefined) return [added];
  const assigned = assignItem(item, id, context);
  return isRefusal(assigned) ? assigned : [added, ...assigned];
}
