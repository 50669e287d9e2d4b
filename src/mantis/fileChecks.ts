import type { Dictionary } from './dictionary';
import type { FileObjection } from './errors';

export type FileRules = Pick<Dictionary, 'maxFileSize' | 'allowedFiles' | 'disallowedFiles'>;

/**
 * What Mantis would say against a file, before it is sent: its size (`max_file_size`, recording 339), no content at all
 * (recording 335), its type by the extension (`file_type_check` of Mantis). What only the web server before Mantis
 * limits cannot be known here and comes back as 413.
 */
export function fileObjection(
  file: { readonly name: string; readonly size: number },
  rules: FileRules,
): FileObjection | null {
  if (file.size === 0) return { kind: 'fileEmpty' };
  if (file.size > rules.maxFileSize) return { kind: 'fileTooBig', limit: rules.maxFileSize };
  const extension = extensionOf(file.name);
  const isAllowed = rules.allowedFiles.length === 0 || rules.allowedFiles.includes(extension);
  if (rules.disallowedFiles.includes(extension) || !isAllowed) {
    return { kind: 'fileType', extension, allowed: rules.allowedFiles };
  }
  return null;
}

/** PHP's `PATHINFO_EXTENSION`: what follows the last dot, which may be the first character. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1).toLowerCase();
}
