/** Gives a drop-down its options and its value, and leaves it alone while both stay the same. */
import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

/** The part of VS Code's drop-down that is used here. */
interface Select extends Element {
  options: readonly Option[];
  value: string;
  selectedIndex: number;
}

class Choice extends Directive {
  private options: readonly Option[] | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('choice belongs on an element');
  }

  render(_options: readonly Option[], _value: string): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [options, value]: [readonly Option[], string]): unknown {
    if (!isSelect(element)) return noChange;
    const renewed = options !== this.options;
    if (renewed) element.options = options;
    this.options = options;
    // The control keeps its index, which means another option in another list.
    if (renewed || element.value !== value || element.selectedIndex === -1) element.value = value;
    return noChange;
  }
}

function isSelect(element: Element): element is Select {
  return 'options' in element && 'value' in element && 'selectedIndex' in element;
}

export const choice = directive(Choice);
