/** Ties a control to the words beside it: who listens hears help and errors with the field, as who looks sees them. */
import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

class Described extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('described belongs on an element');
  }

  render(_ids: readonly string[]): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [ids]: [readonly string[]]): unknown {
    void tie(element, ids);
    return noChange;
  }
}

/** The control within VS Code's element is not there before that has drawn itself, the words not before the page has. */
async function tie(element: Element, ids: readonly string[]): Promise<void> {
  if ('updateComplete' in element) await element.updateComplete;
  else await Promise.resolve();
  const control = element.shadowRoot?.querySelector('input, textarea, [role=combobox]') ?? element;
  const words = ids.flatMap((id) => document.getElementById(id) ?? []);
  if ('ariaDescribedByElements' in control) control.ariaDescribedByElements = words;
}

export const described = directive(Described);
