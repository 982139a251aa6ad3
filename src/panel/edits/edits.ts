/** What the user asks for, as changes to the values of the manifest: what a careful person would have typed. */

import {
  brokenBy,
  isRefusal,
  type ManifestDocument,
  noConfiguration,
  type Report,
  stages,
  withAllShared,
} from '../../core/service';
import type { EditRequest } from '../protocol/edits';
import { planSection } from '../protocol/facts';
import type { EditContext, OperationsOrRefusal } from './context';
import { addFact, removeFact } from './facts';
import { editItem } from './items';
import { addOwner, withAdded } from './owners';
import { setPlan } from './plan';
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
  const added = withAdded(request.adds ?? [], {
    document,
    known,
    today,
    waiverDays: configuration.waiverDays,
  });
  if (isRefusal(added)) return added;
  const operations = changeFor(request, added.context);
  // Nobody is added for a change that is none.
  return isRefusal(operations) || operations.length === 0 ? operations : [...added.operations, ...operations];
}

function changeFor(request: EditRequest, context: EditContext): OperationsOrRefusal {
  switch (request.kind) {
    case 'set-stage':
      return setStage(request.stage, context);
    case 'add-owner':
      return addOwner(request, context);
    case 'set-facts':
      return request.section === planSection ? setPlan(request, context) : setFacts(request, context);
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
