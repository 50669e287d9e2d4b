import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { ArticleFile } from '../../vellii/knowledge/units/article';

export const THESAURUS_FILE = 'thesaurus.txt';

export interface KnowledgeFolder {
  readonly articles: readonly ArticleFile[];
  /** Text of the folder's own thesaurus; empty when there is none. */
  readonly thesaurus: string;
}

/** Reads the Markdown articles of a folder and of those below it. @throws the file system's error. */
export async function readKnowledgeFolder(folder: string): Promise<KnowledgeFolder> {
  const root = resolve(folder);
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const files = entries
    .filter(entry => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  const articles = await Promise.all(
    files.map(async path => ({
      folder: basename(root),
      file: relative(root, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
      changedAt: (await stat(path)).mtimeMs,
    })),
  );
  const hasThesaurus = entries.some(entry => entry.isFile() && entry.name === THESAURUS_FILE && resolve(entry.parentPath) === root);
  return { articles, thesaurus: hasThesaurus ? await readFile(join(root, THESAURUS_FILE), 'utf8') : '' };
}
