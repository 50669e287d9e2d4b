/** The query of a request as PHP reads it: `a=1`, `a[]=1&a[]=2`. */
export class Query {
  private readonly values = new URLSearchParams();

  constructor(text: string) {
    for (const [name, value] of new URLSearchParams(text)) this.values.append(name.replace(/\[\d*\]$/, ''), value);
  }

  /** The last value of a name, as PHP keeps it. */
  one(name: string): string | undefined {
    return this.values.getAll(name).at(-1);
  }

  all(name: string): string[] {
    return this.values.getAll(name);
  }

  /** The leading number of a value; `otherwise` where the name is not there. */
  int(name: string, otherwise: number): number {
    const value = this.one(name);
    if (value === undefined) return otherwise;
    const number = Number.parseInt(value, 10);
    return Number.isNaN(number) ? 0 : number;
  }

  /** `select=a,b`: top-level fields only; undefined when everything is wanted. */
  selection(): ReadonlySet<string> | undefined {
    const value = this.one('select');
    if (value === undefined || value === '') return undefined;
    return new Set(value.split(',').map(name => name.trim()));
  }
}
