import { createToken } from '../../../demo/mantis/model/accounts';
import { setFieldValue } from '../../../demo/mantis/model/customFields';
import { createIssue, updateIssue } from '../../../demo/mantis/model/issues';
import { createCategory, createCustomField, createProject } from '../../../demo/mantis/model/projects';
import { createState, type State } from '../../../demo/mantis/model/state';
import type { Category, Project, User } from '../../../demo/mantis/model/types';
import { createUser } from '../../../demo/mantis/model/users';
import { startServer } from '../../../demo/mantis/server';

/**
 * A German tracker: priorities 10–70, the type kept in the category, a project for each customer, one of which calls a
 * priority otherwise and lacks a field and a status.
 */
export interface GermanServer {
  readonly state: State;
  /** With a slash at its end; no sub-path. */
  readonly baseUrl: string;
  readonly projects: { readonly north: Project; readonly south: Project };
  readonly agent: User;
  readonly token: string;
  /** Paths of the requests so far, below `api/rest`. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

const STATUS = '12:neu,18:rueckfrage,27:anerkannt,36:bestaetigt,48:zugewiesen,72:erledigt,84:geschlossen';
const PRIORITY = '10:keine,20:niedrig,30:normal,40:p3,50:p2,60:eilig,70:p1';
const CATEGORIES = ['Beratung', 'Einrichtung', 'Weiterentwicklung', 'Störung', 'Sonstiges'];

function configure(state: State): void {
  const { options } = state;
  options.set('default_language', 'german');
  options.set('default_timezone', 'Europe/Berlin');
  options.set('status_enum_string', STATUS);
  options.set('priority_enum_string', PRIORITY);
  options.set('bug_submit_status', 12);
  options.set('bug_feedback_status', 18);
  options.set('bug_assigned_status', 48);
  options.set('bug_resolved_status_threshold', 72);
  options.set('bug_closed_status_threshold', 84);
  options.set('bug_readonly_status_threshold', 84);
  options.set('default_bug_priority', 40);
  state.customLabels.german = {
    status: '12:Neu,18:Rückfrage,27:Gesichtet,36:Bestätigt,48:Zugewiesen,72:Erledigt,84:Geschlossen',
    priority: '10:keine,20:niedrig,30:normal,40:Bedeutend,50:Muss behoben werden,60:Eilig,70:Blockiert die Arbeit',
  };
}

function makeProject(state: State, name: string, agent: User): Project {
  const project = createProject(state, { name, description: '', viewState: 50 });
  project.members.set(agent.id, 55);
  return project;
}

function makeCategories(state: State, project: Project): readonly Category[] {
  return CATEGORIES.map(name => createCategory(state, project.id, name));
}

export async function startGermanServer(): Promise<GermanServer> {
  let second = Date.UTC(2026, 10, 24, 6) / 1000;
  const state = createState({
    clock: () => (second += 1),
    zone: 'Europe/Berlin',
    newToken: () => `german-token-${(second += 1)}`.padEnd(32, 'x'),
  });
  Object.assign(state.counters, { project: 300, user: 40, issue: 500, note: 90, customField: 70, category: 600 });
  configure(state);
  const agent = createUser(state, { name: 'bearbeiter', realName: 'B. Arbeiter', email: 'b@desk.example', level: 10 });
  const north = makeProject(state, 'Kunde Nordwind', agent);
  const south = makeProject(state, 'Kunde Südstern', agent);
  state.options.set('status_enum_string', STATUS.replace('36:bestaetigt,', ''), south.id);
  const effort = createCustomField(state, north, { name: 'Aufwand (Std.)', type: 'float' });
  const paid = createCustomField(state, north, { name: 'Kostenpflichtig', type: 'checkbox', possibleValues: 'Да' });
  south.fieldIds.push(paid.id);

  for (const project of [north, south]) {
    const categories = makeCategories(state, project);
    for (const [index, priority] of [70, 50, 40, 60, 20].entries()) {
      const issue = createIssue(state, agent, {
        projectId: project.id,
        categoryId: categories[index]?.id ?? 0,
        summary: `${project.name}: Anfrage ${index + 1}`,
        description: 'Beschreibung',
        priority,
      });
      if (index === 2 && project === north) setFieldValue(state, agent, issue, effort, '6.5', false);
      if (index === 4) updateIssue(state, agent, issue, { handlerId: agent.id, status: 48 });
    }
  }
  const asked: string[] = [];
  const server = await startServer({
    state,
    basePath: '/',
    interfere: exchange => {
      asked.push(exchange.request.path);
      exchange.send(exchange.handle());
      return Promise.resolve();
    },
  });
  return {
    state,
    baseUrl: server.baseUrl,
    projects: { north, south },
    agent,
    token: createToken(state, agent, 'x').token,
    asked,
    stop: server.stop,
  };
}
