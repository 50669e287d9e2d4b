import type { DraftContent } from '../draft';

/** The sentences of the built-in drafts. Customers read Russian whatever the language of the workbench is. */
export const wording = {
  greeting: 'Здравствуйте!',
  direction: 'Похоже, дело в следующем.',
  twoCauses: 'Так бывает по разным причинам, проверьте обе.',
  firstCause: 'Первая возможная причина:',
  secondCause: 'Вторая:',
  report: 'В похожем случае помогло следующее:',
  steps: 'Что сделать:',
  facts: 'Что важно знать:',
  moreIn: (title: string, index: number): string => `Подробнее — «${title}» [${String(index)}].`,
  closing: 'Если не поможет, напишите, что изменилось, и приложите текст сообщения: специалист продолжит.',
  nothing:
    'Готового решения для этого вопроса в базе знаний и решённых обращениях не нашлось. Обращение остаётся в очереди, его возьмёт специалист; состояние менять не нужно.',
  askMissing: 'Чтобы специалист сразу приступил к работе, допишите, пожалуйста:',
  askDetails: 'Напишите, пожалуйста, в каком окне это происходит и точный текст сообщения, если оно есть.',
} as const;

/** The parts of the registration template as they are asked for. */
export const missingPart: Readonly<Record<DraftContent['missing'][number], string>> = {
  whatFails: 'что именно не работает',
  since: 'когда это началось',
  steps: 'по шагам, как это повторить',
  errorText: 'точный текст ошибки',
  whoIsAffected: 'кого и сколько человек затрагивает',
  workaround: 'есть ли обходной путь и какой',
  contact: 'контакт для связи',
};
