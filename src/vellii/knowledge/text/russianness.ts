/** Words of everyday Russian whose pairs of letters stand for the language until an index has words of its own. */
const SAMPLE =
  'здравствуйте добрый день подскажите пожалуйста почему не работает отчет не открывается документ клиент договор ошибка при ' +
  'загрузке выгрузка файл программа пишет сообщение после обновления сегодня утром пропали данные сотрудник пользователь пароль ' +
  'войти система зависает медленно печать счет фактура акт подпись сертификат настройка изменить добавить удалить найти где как ' +
  'можно нельзя что делать отправить письмо рассылка телефон звонок журнал период месяц сумма оплата платеж банк долг цена скидка ' +
  'поставка комплект этап список карточка контакты адрес организация сделка менеджер руководитель права роль доступ меню кнопка ' +
  'экран окно поле строка колонка таблица справочник значение код номер дата время расписание задание сервер служба база копия ' +
  'вчера все было нормально теперь вообще ничего появляется вместо только снова опять перестал приходит уходит видно нужно надо';

const common = pairsOf(SAMPLE.split(' '));

function pairsOf(words: readonly string[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const word of words) for (let at = 0; at + 2 <= word.length; at += 1) pairs.add(word.slice(at, at + 2));
  return pairs;
}

/** The share of a word's pairs of letters that everyday Russian has, 0–1. */
export function russianness(word: string): number {
  const letters = word.toLowerCase().replaceAll('ё', 'е');
  if (letters.length < 2) return 0;
  let hits = 0;
  for (let at = 0; at + 2 <= letters.length; at += 1) if (common.has(letters.slice(at, at + 2))) hits += 1;
  return hits / (letters.length - 1);
}
