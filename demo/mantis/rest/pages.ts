import { pageFlags, pageTexts } from '../view/issuePage';
import { issueView } from '../view/issues';
import { ok } from './call';
import { issueOf } from './issues';
import { route } from './routes';
import type { Answer, Call } from './call';
import type { Route } from './routes';

/** GET /pages/issues/view/{id}: the web page's own endpoint, which tells what the user may do (recording 428). */
function viewPage(call: Call): Answer {
  const issue = issueOf(call);
  return ok({
    issue: issueView(call.viewer, issue),
    issue_view: pageTexts(call.viewer, issue),
    flags: pageFlags(call.viewer, issue),
  });
}

export const pageRoutes: readonly Route[] = [route('GET', 'pages/issues/view/{id}', viewPage)];
