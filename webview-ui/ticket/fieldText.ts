import type { FieldView } from '../../src/protocol/fields';

/** A field's value in words; `null` for none. */
export function fieldText({ kind, value, options }: FieldView, locale: string): string | null {
  if (kind === 'choice') return options.find(option => option.value === value)?.label ?? (value === '' ? null : value);
  if (value === '') return null;
  if (kind === 'choices') return value.split('|').join(', ');
  return kind === 'date' ? dayText(value, locale) : value;
}

function dayText(day: string, locale: string): string {
  const at = Date.parse(`${day}T12:00:00Z`);
  if (Number.isNaN(at)) return day;
  return new Date(at).toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}
