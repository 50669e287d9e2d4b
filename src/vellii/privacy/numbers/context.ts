const reach = 48;

/** What stands before a place up to the last digit, at most 48 characters, folded: where a number's label is. */
export function labelBefore(text: string, place: number): string {
  const slice = text.slice(Math.max(0, place - reach), place);
  const afterDigits = /[^\d]*$/.exec(slice)?.[0] ?? slice;
  return afterDigits.toLowerCase().replaceAll('ё', 'е');
}

/** What stands before a place, digits or not; for labels that are further away. */
export function textBefore(text: string, place: number, count = 80): string {
  return text
    .slice(Math.max(0, place - count), place)
    .toLowerCase()
    .replaceAll('ё', 'е');
}

export function textAfter(text: string, place: number, count = 40): string {
  return text
    .slice(place, place + count)
    .toLowerCase()
    .replaceAll('ё', 'е');
}

/** Labels of numbers that name a thing and no person. */
const ofThings =
  /(?<!\p{L})(?:заказ|заявк|обращени|тикет|накладн|артикул|арт\.|код(?!\p{L})|кода(?!\p{L})|кодом(?!\p{L})|штрих|шк\s|ean|sku|верси|релиз|сборк|обновлени|плат[её]ж(?!\p{L}*щ)|фактур|упд|документ|строк|запис[ьией]|объект|инв|серийн|заводск|sn\b|s\/n|id\b|ид\b|guid|партия|лот|рейс|ошибк|trace|задани|сеанс|сесси|акт[ау]?(?!\p{L})|приказ|счет(?!\p{L})|счета(?!\p{L})|чек|огрн|кпп|бик|окпо|оквэд|октмо|кладр|фиас|версия|порт|тираж|модел|полис|order|build|version|invoice|issue|ticket)/u;

export function namesThing(label: string): boolean {
  return ofThings.test(label);
}
