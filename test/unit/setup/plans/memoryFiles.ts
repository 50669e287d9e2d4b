import type { FilePort } from '../../../../src/setup/plans/filePort';

/** Files in memory. `crashAt`: the writing after which nothing happens any more; it may itself be left half done. */
export class MemoryFiles implements FilePort {
  readonly content = new Map<string, Uint8Array>();
  /** Link → where it leads. */
  readonly links = new Map<string, string>();
  writes = 0;
  crashAt = Number.POSITIVE_INFINITY;
  isTearing = false;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, text] of Object.entries(files)) this.content.set(path, Buffer.from(text));
  }

  read(path: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.content.get(path) ?? null);
  }

  replace(path: string, bytes: Uint8Array): Promise<void> {
    return this.writing(() => {
      const half = this.isTearing && this.writes === this.crashAt ? bytes.slice(0, bytes.length / 2) : bytes;
      this.content.set(path, half);
    });
  }

  remove(path: string): Promise<void> {
    return this.writing(() => this.content.delete(path));
  }

  list(folder: string): Promise<readonly string[]> {
    const names = [...this.content.keys()]
      .filter(path => path.startsWith(`${folder}/`))
      .map(path => path.slice(folder.length + 1));
    return Promise.resolve(names.filter(name => !name.includes('/')));
  }

  realpath(path: string): Promise<string | null> {
    for (const [link, target] of this.links) {
      if (path === link || path.startsWith(`${link}/`)) return this.realpath(target + path.slice(link.length));
    }
    const exists = [...this.content.keys()].some(file => file === path || file.startsWith(`${path}/`));
    return Promise.resolve(exists ? path : null);
  }

  text(path: string): string | undefined {
    const bytes = this.content.get(path);
    return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
  }

  private writing(write: () => void): Promise<void> {
    this.writes++;
    if (this.writes > this.crashAt) return Promise.reject(new Error('crashed'));
    write();
    return this.writes === this.crashAt ? Promise.reject(new Error('crashed')) : Promise.resolve();
  }
}
