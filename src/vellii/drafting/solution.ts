import type { Passage } from '../knowledge/units/unit';
import { isOrder } from '../review/orders';
import { isPromise } from '../review/promises';
import { sentencesOf } from './sentences';

/** What of a passage can be said to another customer. */
export interface Solution {
  /** Sentences that explain. */
  readonly intro: readonly string[];
  /** What is to be done, in order, without numbers. */
  readonly steps: readonly string[];
  /** What the steps are: things to do, things that somebody has done, or mere facts. */
  readonly stepsAre: 'orders' | 'report' | 'facts';
}

const placeholder = /\[[\p{Lu}_]{2,12}[^\]]{0,10}\]|\{\{?[^}]{1,40}\}?\}|<[\p{Lu}_ ]{2,20}>|\bTODO\b|\bXXX\b|_{3,}/u;
const greeting =
  /^(?:[\p{Lu}][\p{L}-]{1,20}(?:\s[\p{Lu}][\p{L}-]{1,20})?,\s{1,2})?(?:здравствуйте|добрый\s+день|доброе\s+утро|добрый\s+вечер|доброго\s+дня|приветствую)[!.,]*\s*/iu;
/** «Здравствуйте! 1. Откройте …»: the list begins on the line of the greeting. */
const greetedList = /^([^\n]{0,60}(?:здравствуйте|добрый\s+день|доброе\s+утро|добрый\s+вечер|доброго\s+дня)[!.,]*)\s+(?=(?:1[.)]|[-•])\s)/iu;
const addressed = /^[\p{Lu}][\p{Ll}]{2,15},\s+(?=[\p{Ll}])/u;
const thanks = /^(?:спасибо|благодар|пожалуйста[!.]|извин|рад[аы]?,?\s|всего\s+доброго|с\s+уважением|хорошего\s+дня)/iu;
/** What was done for or found at one customer: of no use to another. */
const personal =
  /(?<!\p{L})(?:я\s|мы\s(?:уже\s)?(?:сделал|исправил|включил|поправил)|у\s+вас\s+(?:на|в)\s+баз|на\s+вашей\s+копии|для\s+вас|для\s+ваш\p{L}{1,3}|по\s+телефону|вам\s+включ|пункт\s+\d+\s+для|проверил[аи]?(?!\p{L})|повторил[аи]?(?!\p{L})|поправил[аи]?(?!\p{L})|завел[аи]?(?!\p{L})|завёл|сделал[аи]?(?!\p{L})|перен[её]с(?:ла|ли)?(?!\p{L})|включил[аи]?(?!\p{L})|передаю|переда[лн]|фиксирую|добавлю|посмотр(?:ю|ел[аи]?)(?!\p{L})|разобрал|в\s+тот\s+(?:день|раз)|у\s+всех\s+(?:\p{L}+(?:[её]х|и)\s|ваших)|из\s+вашего\s+(?:списка|файла|письма)|на\s+ваш\p{L}{1,2}\s+файл|вложен|прикрепл[её]нн|скриншот|во\s+вложении|сегодня|вчера|завтра)/iu;
const asks = /\?\s*$|^(?:пришлите|уточните|приложите|сообщите|подскажите)/iu;
const report = /(?:перенесен|перенесён|включен[аоы]?|увеличен|удален[ыао]|удалён|выполнен[ао]?|добавлен[аоы]?|запущен[аоы]?|поставлен[ао]?|обновл[её]н|исправлен[аоы]?|изменен[аоы]?|изменён|убран[аоы]?|повторена|пересчитан[аоы]?|остановлена|отключен[аоы]?)(?!\p{L})/iu;
/** An imperative, or a path to click. */
const order = /\p{L}(?:ите|йте|ьте|ните)(?:сь)?(?!\p{L})|→|->|^[«"]/u;
const ending = /^(?:если\s+(?:не\s+(?:получ|помож)|останутся|будут\s+вопрос|что-то)|обращ(?:айтесь|ение\s+(?:принят|закры))|напишите|отпишитесь|провер(?:ьте|яйте),?\s+пожалуйста)/iu;
const link = /https?:\/\/|www\.|\]\(/iu;

const MOST_INTRO = 4;
const MOST_STEPS = 14;

/** Takes from a passage what helps somebody else: no names, no personal words, no questions, promises, orders or links. */
export function solutionOf(passage: Passage): Solution {
  const intro: string[] = [];
  const steps: string[] = [];
  for (const { text, isStep } of sentencesOf(passage.text.replace(greetedList, '$1\n'))) {
    const sentence = tidy(text);
    if (!isFit(sentence)) continue;
    if (isStep) steps.push(capital(sentence));
    else if (steps.length === 0 || intro.length < MOST_INTRO) intro.push(sentence);
  }
  const kept = steps.slice(0, MOST_STEPS);
  return { intro: intro.slice(0, MOST_INTRO), steps: kept, stepsAre: kindOf(kept) };
}

function kindOf(steps: readonly string[]): Solution['stepsAre'] {
  const most = (pattern: RegExp): boolean => steps.filter(step => pattern.test(step)).length > steps.length / 2;
  if (most(report)) return 'report';
  return most(order) ? 'orders' : 'facts';
}

function tidy(text: string): string {
  const bare = text
    .replace(/\*\*|__/g, '')
    .replace(/(?<!\p{L})\*([^*\n]{1,80})\*(?!\p{L})/gu, '$1')
    .replace(/`([^`\n]{1,120})`/g, '$1')
    .replace(/^#{1,6}\s+/, '')
    .replace(greeting, '')
    .replace(addressed, '')
    .trim();
  return capital(bare);
}

function isFit(sentence: string): boolean {
  if (sentence.length < 4 || !/[а-яё]/i.test(sentence)) return false;
  if (/:$/.test(sentence) && sentence.length < 40) return false;
  return ![placeholder, thanks, personal, asks, ending, link].some(pattern => pattern.test(sentence)) && !isPromise(sentence) && !isOrder(sentence);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('ru') + text.slice(1);
}
