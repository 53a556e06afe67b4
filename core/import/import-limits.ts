/** Of one file as it lies on the disk. An interview of ten hours is some 0.6 MB of text. */
export const MAX_IMPORT_BYTES = 32 * 1024 * 1024;
/** Of one testimony, in UTF-16 units: beyond this the editor is no pleasure any more. */
export const MAX_IMPORT_TEXT = 4 * 1024 * 1024;
/** Of any other field of an interview, and of a column's name, in UTF-16 units. */
export const MAX_IMPORT_FIELD = 100_000;
export const MAX_COLUMN_NAME = 2000;
/** Interviews that one import makes: all of them or none, in one write. */
export const MAX_IMPORT_INTERVIEWS = 2000;
/** Of all of these together, in UTF-16 units. */
export const MAX_IMPORT_TOTAL = 32 * 1024 * 1024;
/** Files that are chosen at once. */
export const MAX_IMPORT_FILES = 200;
/** Codings of one project together: each becomes a passage, or a tag of a whole interview. */
export const MAX_IMPORT_CODINGS = 100_000;
