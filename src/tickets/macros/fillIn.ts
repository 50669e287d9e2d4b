/** What a macro can say of a ticket; the name of each in English and in Russian. */
export const variableNames = {
  greeting: 'приветствие',
  customer: 'риц',
  reporter: 'автор',
  number: 'номер',
  summary: 'тема',
  status: 'состояние',
  category: 'категория',
  priority: 'приоритет',
  handler: 'ответственный',
  me: 'я',
  deadline: 'срок',
  deadlines: 'сроки',
  date: 'дата',
  time: 'время',
} as const;

export type VariableName = keyof typeof variableNames;

/** `null` where the ticket does not say. */
export type VariableValues = Readonly<Record<VariableName, string | null>>;

const place = /\{\{\s*([\p{L}][\p{L}\d_ ]{0,40}?)\s*\}\}/gu;

const byName: ReadonlyMap<string, VariableName> = new Map(
  (Object.entries(variableNames) as [VariableName, string][]).flatMap(([name, russian]) => [
    [name, name],
    [russian, name],
  ]),
);

/**
 * Puts values in the places of variables. A place that nothing is known for stays as it is and is named: it is for the
 * person to fill in.
 */
export function fillIn(
  body: string,
  values: VariableValues,
): { readonly text: string; readonly unfilled: readonly string[] } {
  const unfilled = new Set<string>();
  const text = body.replace(place, (whole, name: string) => {
    const variable = byName.get(name.toLowerCase());
    const value = variable === undefined ? null : values[variable];
    if (value !== null) return value;
    unfilled.add(whole);
    return whole;
  });
  return { text, unfilled: [...unfilled] };
}
