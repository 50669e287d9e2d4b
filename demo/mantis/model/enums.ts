/** One entry of an enumeration string such as `10:new,20:feedback`. */
interface EnumEntry {
  readonly id: number;
  readonly name: string;
}

const parsed = new Map<string, readonly EnumEntry[]>();

export function parseEnum(text: string): readonly EnumEntry[] {
  let entries = parsed.get(text);
  if (entries === undefined) {
    entries = text
      .split(',')
      .filter(part => part !== '')
      .map(part => {
        const colon = part.indexOf(':');
        return { id: Number(part.slice(0, colon)), name: part.slice(colon + 1) };
      });
    parsed.set(text, entries);
  }
  return entries;
}

export function enumName(text: string, id: number): string | undefined {
  return parseEnum(text).find(entry => entry.id === id)?.name;
}

export function enumId(text: string, name: string): number | undefined {
  return parseEnum(text).find(entry => entry.name === name)?.id;
}
