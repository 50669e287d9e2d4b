import { stringsOf } from '../lang';
import { enumName } from '../model/enums';
import { isoTime } from '../model/zone';
import type { EnumName, Word } from '../lang/strings';
import type { State } from '../model/state';
import type { Language, User } from '../model/types';

/** For whom an answer is made: what they may see, in their language. */
export interface Viewer {
  readonly state: State;
  readonly user: User;
  readonly language: Language;
}

export function word(viewer: Viewer, name: Word): string {
  return stringsOf(viewer.language).words[name];
}

/** The labels of an enumeration: the installation's own, else the language's. */
export function labels(viewer: Viewer, name: EnumName): string | undefined {
  return viewer.state.customLabels[viewer.language]?.[name] ?? stringsOf(viewer.language).enums[name];
}

export interface EnumView {
  readonly id: number;
  readonly name: string;
  readonly label: string;
}

/** A value of an enumeration as the project has it; one that is not in it is `@id@` in both places (REST fact 1). */
export function enumView(viewer: Viewer, name: EnumName, id: number, projectId: number): EnumView {
  const configured = enumName(viewer.state.options.text(`${name}_enum_string`, projectId), id);
  if (configured === undefined) return { id, name: `@${id}@`, label: `@${id}@` };
  return { id, name: configured, label: enumName(labels(viewer, name) ?? '', id) ?? configured };
}

export interface StatusView extends EnumView {
  readonly color: string;
}

export function statusView(viewer: Viewer, id: number, projectId: number): StatusView {
  const view = enumView(viewer, 'status', id, projectId);
  const colors = viewer.state.options.get('status_colors', projectId) as Readonly<Record<string, string>>;
  return { ...view, color: colors[view.name] ?? 'currentcolor' };
}

export function time(viewer: Viewer, at: number): string {
  return isoTime(viewer.state.zone, at);
}
