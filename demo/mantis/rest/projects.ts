import { projectLevel, threshold, visibleProjects } from '../model/access';
import { clientFault, Code } from '../model/faults';
import { toInt } from '../model/json';
import { versionsOf } from '../model/projects';
import { projectUsers } from '../model/users';
import { projectView, versionView } from '../view/projects';
import { memberView } from '../view/users';
import { emptyAnswer, ok } from './call';
import { route } from './routes';
import type { Answer, Call } from './call';
import type { Route } from './routes';
import type { Project } from '../model/types';

const PAGE_SIZE = 50;

/** A project that is not there and one that is closed to the user are the same (recordings 024, 025). */
export function noSuchProject(id: number): Answer {
  return emptyAnswer(404, `Project '${id}' doesn't exist`);
}

function getProjects(call: Call): Answer {
  return ok({ projects: visibleProjects(call.state, call.user).map(project => projectView(call.viewer, project)) });
}

function getProject(call: Call): Answer {
  const id = toInt(call.params['id']);
  const project = visibleProjects(call.state, call.user).find(each => each.id === id);
  return project === undefined ? noSuchProject(id) : ok({ projects: [projectView(call.viewer, project)] });
}

function openProject(call: Call): Project {
  const id = toInt(call.params['id']);
  const project = call.state.projects.get(id);
  if (project === undefined) throw clientFault(`Project '${id}' not found`, Code.projectNotFound, String(id));
  if (projectLevel(call.user, project) === 0) throw clientFault('Access denied', Code.accessDenied);
  return project;
}

function usersFrom(call: Call, project: Project, level: number): Answer {
  const { query } = call.request;
  const size = query.int('page_size', PAGE_SIZE);
  const start = (Math.max(query.int('page', 1), 1) - 1) * size;
  const users = projectUsers(call.state, project.id, level);
  const page = size > 0 ? users.slice(start, start + size) : users;
  return ok({ users: page.map(user => memberView(call.viewer, user, project)) });
}

function getUsers(call: Call): Answer {
  return usersFrom(call, openProject(call), call.request.query.int('access_level', 0));
}

function getHandlers(call: Call): Answer {
  const project = openProject(call);
  return usersFrom(call, project, threshold(call.state, 'handle_bug_threshold', project.id));
}

function getVersions(call: Call): Answer {
  return ok({ versions: versionsOf(openProject(call)).map(version => versionView(call.viewer, version)) });
}

export const projectRoutes: readonly Route[] = [
  route('GET', 'projects', getProjects),
  route('GET', 'projects/{id}', getProject),
  route('GET', 'projects/{id}/users', getUsers),
  route('GET', 'projects/{id}/handlers', getHandlers),
  route('GET', 'projects/{id}/versions', getVersions),
];
