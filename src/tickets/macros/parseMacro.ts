import { parse } from 'yaml';
import * as z from 'zod';
import type { Macro } from './macro';

/** Between two lines of dashes at the very beginning, as static site generators have it. */
const frontMatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

const head = z.looseObject({
  title: z.coerce.string().optional().catch(undefined),
  tags: z
    .union([z.array(z.coerce.string()), z.string().transform(text => text.split(','))])
    .optional()
    .catch(undefined),
});

/**
 * A macro from its file's text. Without a title the name of its file stands for it.
 * `null` when there is no text to insert or the front matter is no YAML.
 */
export function parseMacro(id: string, source: string): Macro | null {
  const found = frontMatter.exec(source);
  const meta = found === null ? {} : readHead(found[1] ?? '');
  if (meta === null) return null;
  const body = source
    .slice(found?.[0].length ?? 0)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim();
  if (body === '') return null;
  const title = meta.title?.trim() ?? '';
  return {
    id,
    title: title === '' ? fileTitle(id) : title,
    tags: (meta.tags ?? []).map(tag => tag.trim()).filter(tag => tag !== ''),
    body,
  };
}

function readHead(text: string): z.infer<typeof head> | null {
  try {
    const parsed = head.safeParse(parse(text, { maxAliasCount: 0 }) ?? {});
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function fileTitle(id: string): string {
  const name = id.split('/').pop() ?? id;
  return name.replace(/\.md$/i, '').replaceAll(/[-_]+/g, ' ');
}
