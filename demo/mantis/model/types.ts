/** What the embedded MantisBT holds. Times are epoch seconds, as Mantis stores them; 0 means «no date». */

export type Language = 'russian' | 'english' | 'german';

export interface User {
  readonly id: number;
  name: string;
  realName: string;
  email: string;
  /** Global access level; a project may give another one. */
  level: number;
  enabled: boolean;
  isProtected: boolean;
  /** A language, `auto` (decided by Accept-Language), or '' for the server's default. */
  language: Language | 'auto' | '';
  /** Only a preference: REST answers keep the server's zone. */
  timezone: string;
  readonly createdAt: number;
}

export interface Category {
  readonly id: number;
  /** 0 for a global category. */
  readonly projectId: number;
  name: string;
  defaultHandlerId: number;
}

export interface Version {
  readonly id: number;
  name: string;
  description: string;
  released: boolean;
  obsolete: boolean;
  date: number;
}

export interface Project {
  readonly id: number;
  name: string;
  description: string;
  status: number;
  enabled: boolean;
  viewState: number;
  inheritGlobal: boolean;
  /** Access level by user id. */
  readonly members: Map<number, number>;
  readonly versions: Version[];
  /** Linked custom fields, in their order. */
  readonly fieldIds: number[];
}

export type CustomFieldType =
  'string' | 'numeric' | 'float' | 'enum' | 'email' | 'checkbox' | 'list' | 'multilist' | 'date' | 'radio' | 'textarea';

export interface CustomField {
  readonly id: number;
  name: string;
  readonly type: CustomFieldType;
  /** Separated by `|`. */
  possibleValues: string;
  defaultValue: string;
  validRegexp: string;
  lengthMin: number;
  lengthMax: number;
  readLevel: number;
  writeLevel: number;
  requireReport: boolean;
  requireUpdate: boolean;
  requireResolved: boolean;
  requireClosed: boolean;
}

/** One row of Mantis's history table; what `field`, `old` and `new` mean depends on `type`. */
export interface HistoryLine {
  readonly at: number;
  readonly userId: number;
  readonly type: number;
  readonly field: string;
  readonly old: string;
  readonly new: string;
}

export interface StoredFile {
  readonly id: number;
  /** 0 when it hangs on the issue itself. */
  readonly noteId: number;
  readonly userId: number;
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly createdAt: number;
}

export interface Note {
  readonly id: number;
  readonly issueId: number;
  readonly reporterId: number;
  text: string;
  viewState: number;
  /** Minutes. */
  timeTracking: number;
  readonly createdAt: number;
  updatedAt: number;
}

/** The columns of an issue that an update can change, each with its own history line. */
export interface IssueColumns {
  projectId: number;
  reporterId: number;
  handlerId: number;
  priority: number;
  severity: number;
  reproducibility: number;
  status: number;
  resolution: number;
  categoryId: number;
  /** Versions are stored by name. */
  version: string;
  fixedInVersion: string;
  targetVersion: string;
  viewState: number;
  summary: string;
  sticky: boolean;
  dueDate: number;
  description: string;
  stepsToReproduce: string;
  additionalInformation: string;
}

export interface Issue extends IssueColumns {
  readonly id: number;
  readonly createdAt: number;
  updatedAt: number;
  /** By custom field id, in the database's own notation (`|А|В|` for sets). */
  readonly fields: Map<number, string>;
  readonly notes: Note[];
  readonly files: StoredFile[];
  readonly tagIds: Set<number>;
  /** User ids; may hold 0, which nobody sees. */
  readonly monitors: Set<number>;
  readonly history: HistoryLine[];
}

export interface Tag {
  readonly id: number;
  readonly name: string;
  readonly userId: number;
}

/** Stored as Mantis stores it: `type` is 0, 1 or 2, read from source to destination. */
export interface Relationship {
  readonly id: number;
  readonly sourceId: number;
  readonly destinationId: number;
  type: number;
}

export interface ApiToken {
  readonly id: number;
  readonly userId: number;
  readonly name: string;
  readonly token: string;
}

export interface StoredFilter {
  readonly id: number;
  readonly userId: number;
  readonly projectId: number;
  readonly name: string;
  readonly isPublic: boolean;
  /** Status ids; empty means any. */
  readonly status: readonly number[];
  /** User ids, `myself` or `none`; empty means any. */
  readonly handler: readonly (number | 'myself' | 'none')[];
  /** Inclusive days `YYYY-MM-DD` in the server's zone. */
  readonly updated?: { readonly from: string; readonly to: string };
  /** Issues at or above this status are hidden; -2 hides none. */
  readonly hideStatus: number;
  readonly sort: string;
  readonly dir: 'ASC' | 'DESC';
  readonly perPage: number;
}
