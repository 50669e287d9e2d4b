import { uploadsFrom } from '../model/files';
import { toInt } from '../model/json';
import { postNote, removeNote } from '../model/noteCommands';
import { issueView } from '../view/issues';
import { noteView } from '../view/notes';
import { created, ok } from './call';
import { issueOf } from './issues';
import { route } from './routes';
import type { Answer, Call } from './call';
import type { Route } from './routes';

/** The reason phrase names the issue, not the note (recording 301); there is no ETag. */
function addNote(call: Call): Answer {
  const issue = issueOf(call);
  const body = call.request.body ?? {};
  const note = postNote(call.state, call.user, issue, body, uploadsFrom(body['files']));
  return created(`Issue Note Created with id ${issue.id}`, {
    note: noteView(call.viewer, issue, note),
    issue: issueView(call.viewer, issue),
  });
}

function deleteNote(call: Call): Answer {
  const issue = issueOf(call);
  removeNote(call.state, call.user, issue, toInt(call.params['note']));
  return ok({ issue: issueView(call.viewer, issue) }, 'Issue Note Deleted');
}

export const noteRoutes: readonly Route[] = [
  route('POST', 'issues/{id}/notes', addNote),
  route('DELETE', 'issues/{id}/notes/{note}', deleteNote),
];
