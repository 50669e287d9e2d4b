/** The names of the enumerations; the option and the localised string are both called `<name>_enum_string`. */
export type EnumName =
  | 'priority'
  | 'severity'
  | 'reproducibility'
  | 'status'
  | 'resolution'
  | 'view_state'
  | 'access_levels'
  | 'project_status';

/** The strings that REST answers show, by Mantis's own names (GET /lang finds them under these). */
export type Word =
  | 'status'
  | 'priority'
  | 'severity'
  | 'reproducibility'
  | 'resolution'
  | 'category'
  | 'product_version'
  | 'fixed_in_version'
  | 'target_version'
  | 'view_status'
  | 'summary'
  | 'description'
  | 'steps_to_reproduce'
  | 'additional_information'
  | 'due_date'
  | 'email_project'
  | 'assigned_to'
  | 'reporter'
  | 'sticky_issue'
  | 'bugnote'
  | 'bugnote_view_state'
  | 'new_bug'
  | 'bugnote_added'
  | 'bugnote_edited'
  | 'bugnote_deleted'
  | 'description_updated'
  | 'additional_information_updated'
  | 'steps_to_reproduce_updated'
  | 'file_added'
  | 'file_deleted'
  | 'bug_monitor'
  | 'bug_end_monitor'
  | 'relationship_added'
  | 'relationship_deleted'
  | 'relationship_replaced'
  | 'tag_history_attached'
  | 'tag_history_detached'
  | 'related_to'
  | 'dependant_on'
  | 'blocks'
  | 'duplicate_of'
  | 'has_duplicate'
  | 'prefix_for_deleted_users'
  | 'bug_view_title';

export interface Strings {
  readonly words: Readonly<Record<Word, string>>;
  /** `id:label,id:label`; one that is missing falls back to the enumeration's own names. */
  readonly enums: Readonly<Partial<Record<EnumName, string>>>;
  /** By error number; `%1`, `%2` are the error's parameters. */
  readonly errors: Readonly<Record<number, string>>;
}
