import type { Script } from './script';
import { referencesOf, type ReferencedPart, type Reference } from './references';

/** All scripts of a workspace as they are at one moment, with who names whom. */
export class Workspace {
  private readonly byCode = new Map<string, Script[]>();
  private readonly usesByCode = new Map<string, Reference[]>();

  constructor(readonly scripts: readonly Script[]) {
    for (const script of scripts) {
      if (script.code !== '') push(this.byCode, script.code, script);
      for (const reference of referencesOf(script)) push(this.usesByCode, reference.code, reference);
    }
  }

  withCode(code: string): readonly Script[] {
    return this.byCode.get(code) ?? [];
  }

  /** Where other scripts name this one, or a part of it. */
  usesOf(code: string, part: ReferencedPart | null = null): readonly Reference[] {
    return (this.usesByCode.get(code) ?? []).filter(
      use =>
        use.from.code !== code &&
        (part === null ? use.part === null : use.part?.type === part.type && use.part.code === part.code),
    );
  }

  /** The workspace after the documents of some files have been replaced. */
  replacing(path: string, scripts: readonly Script[]): Workspace {
    return new Workspace([...this.scripts.filter(script => script.path !== path), ...scripts]);
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
