import type { TemplatePart, TemplatePartKey } from '../policy/schema';

/** What a customer should write under each part; the letter is in Russian whatever the interface speaks. */
const hints: Readonly<Record<TemplatePartKey, string>> = {
  whatFails: 'что вы делаете и что происходит вместо ожидаемого',
  since: 'дата и примерное время; может быть, перед этим что-то меняли или обновляли',
  steps: 'по шагам, чтобы мы смогли повторить то же самое',
  errorText: 'дословно или снимком экрана; если сообщения нет, так и напишите',
  whoIsAffected: 'сколько сотрудников и какие отделы не могут работать',
  workaround: 'можно ли пока работать иначе и как; если нельзя, напишите «нет»',
  contact: 'с кем связаться и по какому номеру',
};

/**
 * A polite letter that asks for exactly these parts of the registration template (RULES F).
 * @param missing at least one
 * @param addressee name and patronymic; `null` where it is not known for sure how to address the customer
 */
export function templateRequest(missing: readonly TemplatePart[], addressee: string | null): string {
  const greeting = addressee === null ? 'Здравствуйте!' : `Здравствуйте, ${addressee}!`;
  const lines = missing.map(({ key, title }) => `${title} — ${hints[key]}`);
  const [only = ''] = lines;
  const list =
    lines.length === 1
      ? `${only}.`
      : lines.map((line, index) => `${index + 1}. ${line}${last(index, lines)}`).join('\n');
  return [
    greeting,
    lines.length === 1
      ? 'Спасибо за обращение. Чтобы быстрее разобраться, нам не хватает одного. Дополните, пожалуйста:'
      : 'Спасибо за обращение. Чтобы быстрее разобраться, нам не хватает некоторых сведений. Дополните, пожалуйста:',
    list,
    'Если что-то из этого вам неизвестно, так и напишите.',
  ].join('\n\n');
}

function last(index: number, lines: readonly string[]): string {
  return index === lines.length - 1 ? '.' : ';';
}
