import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../vscode-host/paths';

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

interface Notice {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly homepage: string;
  /** The text that the package carries, or the standard text of the licence that it names. */
  readonly text: string;
}

/** Copied into `dist` as they are, so that no metafile names them. */
const COPIED = ['node_modules/@vscode/codicons'];

/**
 * The notices for every package of which a bundle holds at least a byte.
 * @throws Error naming the packages that carry no licence text: they may not be shipped until somebody looks at them.
 */
export function thirdPartyNotices(): string {
  const folders = new Set([...bundledFolders(), ...COPIED]);
  const notices = [...folders].map(readNotice).sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
  const unique = notices.filter((each, index) => {
    const before = notices[index - 1];
    return before?.name !== each.name || before.version !== each.version;
  });
  const missing = unique.filter(each => each.text === '');
  if (missing.length > 0) {
    throw new Error(`No licence text found for: ${missing.map(each => `${each.name} ${each.version}`).join(', ')}`);
  }
  return [
    'This extension contains the following third-party packages, each under its own licence.\n',
    ...unique.map(
      each => `${'-'.repeat(80)}\n${each.name} ${each.version} (${each.license})\n${each.homepage}\n\n${each.text}\n`,
    ),
  ].join('\n');
}

function bundledFolders(): string[] {
  const meta = join(repository, 'dist/meta');
  const files = readdirSync(meta).filter(name => name.endsWith('.json'));
  const inputs = files.flatMap(name => {
    const metafile = JSON.parse(readFileSync(join(meta, name), 'utf8')) as Metafile;
    return Object.values(metafile.outputs).flatMap(output =>
      Object.entries(output.inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([input]) => input),
    );
  });
  return inputs.flatMap(input => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
}

function readNotice(folder: string): Notice {
  const path = join(repository, folder);
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Record<string, unknown>;
  const files = readdirSync(path)
    .filter(name => /^(licen[cs]e|notice|copying)([.-].*)?$/i.test(name))
    .sort();
  const texts = files.map(name => readFileSync(join(path, name), 'utf8').replaceAll('\r\n', '\n').trim());
  return {
    name: String(manifest['name']),
    version: String(manifest['version']),
    license: typeof manifest['license'] === 'string' ? manifest['license'] : 'see below',
    homepage: homepageOf(manifest),
    text: texts.length > 0 ? texts.join('\n\n') : licenceElsewhere(path, manifest),
  };
}

function homepageOf(manifest: Record<string, unknown>): string {
  const repositoryField = manifest['repository'];
  const url =
    typeof repositoryField === 'object' && repositoryField !== null
      ? (repositoryField as Record<string, unknown>)['url']
      : repositoryField;
  const address = typeof manifest['homepage'] === 'string' ? manifest['homepage'] : url;
  return typeof address === 'string' ? address.replace(/^git\+/, '').replace(/\.git$/, '') : '';
}

/** Some packages put the text at the end of their read-me, and some only name the licence. */
function licenceElsewhere(path: string, manifest: Record<string, unknown>): string {
  const readme = readdirSync(path).find(each => /^readme(\.md)?$/i.test(each));
  const text = readme === undefined ? '' : readFileSync(join(path, readme), 'utf8').replaceAll('\r\n', '\n');
  const section = /^(?:#+\s*licen[cs]e\b.*|licen[cs]e\n-+)\n+([\s\S]*)$/im.exec(text)?.[1]?.trim() ?? '';
  if (section.length > 400) return section;
  if (manifest['license'] === 'ISC') return iscLicence(authorOf(manifest));
  return manifest['license'] === 'MIT' ? mitLicence(authorOf(manifest)) : '';
}

function authorOf(manifest: Record<string, unknown>): string {
  const author = manifest['author'];
  if (typeof author === 'string') return author;
  const name = typeof author === 'object' && author !== null ? (author as Record<string, unknown>)['name'] : undefined;
  return typeof name === 'string' ? name : `the authors of ${String(manifest['name'])}`;
}

function mitLicence(holder: string): string {
  return `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}

function iscLicence(holder: string): string {
  return `ISC License

Copyright (c) ${holder}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
