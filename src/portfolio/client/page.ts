// What runs in the page that `report --format html` writes.
import { enliven } from './table';
import { firstView } from './view';

const root = document.querySelector<HTMLElement>('main');
if (root !== null) enliven(root, { view: firstView, keep: () => undefined });
