import { editorStyle } from '../../../portfolio/view/style';
import type { Feature } from '../../services';
import { contentOf, MadeOf, rowIn } from './content';
import { manifestsPage } from './manifests-page';
import { Years } from './years';

/** *AI Readiness: Portfolio*: where all workflows of the workspace stand, in one page. */
export const portfolio: Feature = (services) => {
  const rows = new MadeOf(rowIn);
  const years = new Years((path, error) => services.log.error(`The calendar of ${path} failed.`, error));
  return manifestsPage(services, {
    command: 'aiReadiness.showPortfolio',
    viewType: 'aiReadiness.portfolio',
    testId: '_aiReadiness.portfolio',
    title: 'AI Readiness: Portfolio',
    style: editorStyle,
    called: 'The portfolio',
    contentOf: (all, about) => contentOf(all, rows, { notes: about.notes, years: years.of(all, about) }),
  });
};
