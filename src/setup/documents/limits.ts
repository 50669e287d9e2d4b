/** Larger files are opened by nobody here; both limits are told in the error. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;
export const MAX_FILE_LINES = 50_000;

/** Values that a document may hold after its aliases are followed; an alias bomb has billions. */
export const MAX_EXPANDED_VALUES = 2_000_000;

/** Characters from which on reading and judging a text takes long enough for a person to notice. */
export const LARGE_TEXT = 300_000;
