import type { Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import type { Tree } from '../source/tree';

/** The title of an interface; nothing where it is still to be written. */
export function titleFact(file: SourceFile, title: Tree | undefined): Said[] {
  return title?.text === undefined || /^(?:todo|tbd)\b/i.test(title.text)
    ? []
    : [{ fact: 'interface.title', value: title.text, ...file.placeOf(title.keyAt) }];
}
