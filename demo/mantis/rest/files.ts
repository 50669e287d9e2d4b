import { isReadOnly } from '../model/access';
import { clientFault, Code } from '../model/faults';
import { attachFiles, canUpload, uploadsFrom } from '../model/files';
import { toInt } from '../model/json';
import { fileWithContent } from '../view/files';
import { visibleFiles } from '../view/issues';
import { created, ok } from './call';
import { issueOf } from './issues';
import { route } from './routes';
import type { Answer, Call } from './call';
import type { Route } from './routes';

/** 201 with an empty body. */
function addFiles(call: Call): Answer {
  const issue = issueOf(call);
  const uploads = uploadsFrom(call.request.body?.['files']);
  if (isReadOnly(call.state, call.user, issue)) {
    throw clientFault(`Issue '${issue.id}' is read-only.`, Code.issueReadOnly, String(issue.id));
  }
  if (!canUpload(call.state, call.user, issue)) {
    throw clientFault('access denied for uploading files', Code.accessDenied);
  }
  attachFiles(call.state, call.user, issue, uploads);
  return created('Issue File(s) Attached');
}

/** The list carries all contents; an unknown number or another issue's file is an empty list (recordings 331, 332). */
function getFiles(call: Call): Answer {
  const issue = issueOf(call);
  const wanted = call.params['file'];
  const files = visibleFiles(call.viewer, issue).filter(file => wanted === undefined || file.id === toInt(wanted));
  return ok({ files: files.map(file => fileWithContent(call.viewer, file)) });
}

export const fileRoutes: readonly Route[] = [
  route('POST', 'issues/{id}/files', addFiles),
  route('GET', 'issues/{id}/files', getFiles),
  route('GET', 'issues/{id}/files/{file}', getFiles),
];
