import * as vscode from 'vscode';
import type { Log } from '../../base/log';
import type { ArticleFile } from '../../vellii/knowledge/units/article';
import { readMachineSetting } from '../connection/machineSettings';

const thesaurusName = 'thesaurus.txt';
const mostArticles = 5000;
const mostBytes = 1024 * 1024;

/**
 * The folder of the knowledge base: the one in this machine's settings, else `knowledge` in the open workspace, which
 * counts when the person trusts it. Undefined where there is none.
 */
export function knowledgeFolder(): vscode.Uri | undefined {
  const setting = readMachineSetting('knowledge.folder');
  if (typeof setting === 'string' && setting.trim() !== '') return vscode.Uri.file(setting.trim());
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  return workspace === undefined || !vscode.workspace.isTrusted
    ? undefined
    : vscode.Uri.joinPath(workspace.uri, 'knowledge');
}

export interface KnowledgeFiles {
  readonly articles: readonly ArticleFile[];
  /** Empty where there is none. */
  readonly thesaurus: string;
}

/** The articles and the thesaurus of the folder; what cannot be read is left out and logged without its name. */
export async function readKnowledgeFiles(folder: vscode.Uri, log: Log): Promise<KnowledgeFiles> {
  const name = folder.path.split('/').filter(Boolean).at(-1) ?? 'knowledge';
  const found = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, '**/*.md'),
    new vscode.RelativePattern(folder, '**/{.git,node_modules}/**'),
    mostArticles,
  );
  const articles: ArticleFile[] = [];
  for (const uri of found) {
    try {
      const { size, mtime } = await vscode.workspace.fs.stat(uri);
      if (size > mostBytes) continue;
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      articles.push({ folder: name, file: uri.path.slice(folder.path.length + 1), text, changedAt: mtime });
    } catch {
      log.warn('An article of the knowledge base could not be read.');
    }
  }
  return { articles, thesaurus: await readOrEmpty(vscode.Uri.joinPath(folder, thesaurusName)) };
}

async function readOrEmpty(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
