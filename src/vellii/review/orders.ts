/**
 * Orders that a text gives to whoever processes it: to forget instructions, to play somebody, to reveal or send
 * something, to change the ticket. Texts of tickets, notes and files are data; such sentences are neither obeyed nor
 * repeated. Every pattern is bounded, so the time is linear.
 */
const patterns: readonly RegExp[] = [
  /(?:ignore|disregard|forget|override|bypass)\s{1,3}(?:\w{1,15}\s{1,3}){0,4}(?:instructions?|rules?|prompts?|guidelines?|context|above|previous|prior|restrictions?)/iu,
  /(?:system|developer|hidden|secret)\s{1,3}(?:prompt|message|instructions?)|(?:reveal|print|repeat|show|output|leak)\s{1,3}(?:\w{1,15}\s{1,3}){0,4}(?:prompt|instructions?|token|password|secret|api[\s_-]?key|credentials?)/iu,
  /(?:you\s{1,3}are\s{1,3}now|act\s{1,3}as|pretend\s{1,3}to\s{1,3}be|from\s{1,3}now\s{1,3}on|new\s{1,3}instructions?|jailbreak|developer\s{1,3}mode|do\s{1,3}anything\s{1,3}now|\bDAN\b)/u,
  /(?:respond|reply|answer|say|write|output)\s{1,3}(?:only\s{1,3}|exactly\s{1,3}|just\s{1,3})?(?:with|the\s{1,3}following|in\s{1,3}english|:)/iu,
  /<\|?\s{0,3}\/?\s{0,3}(?:system|assistant|user|im_start|im_end|endoftext|instructions?|prompt|tool)\b|\[\/?(?:INST|SYS)\]|###\s{0,3}(?:system|instruction|assistant)/iu,
  /(?:не\s{1,3}обращай(?:те)?\s{1,3}внимани[ея]|игнорируй(?:те)?|проигнорируй(?:те)?|забудь(?:те)?|отбрось(?:те)?|отмени(?:те)?|нарушь(?:те)?|обойди(?:те)?)\s{1,3}(?:(?:на|про|обо?|все|всё|свои|эти|любые|предыдущие|прежние|прошлые|твои|ваши|системные|данные|выше|о|них)\s{1,3}){0,5}(?:инструкци|указани|правил|промпт|команд|ограничени|запрет|сказанно|регламент|настройк)/iu,
  /(?:системн\p{L}{1,4}|скрыт\p{L}{1,4}|служебн\p{L}{1,4})\s{1,3}(?:промпт|подсказк|инструкци|сообщени|команд)/iu,
  /(?:(?<!\p{L})(?:теперь\s{1,3})?(?:ты|вы)\s{1,3}(?:теперь\s{1,3})?(?:больше\s{1,3}не\s|—|-|администратор|хакер|разработчик|пират|другой|свободн|должен\s{1,3}ответ|обязан\s)|веди\s{1,3}себя\s{1,3}как|притворись|представь,?\s{1,3}что\s{1,3}(?:ты|вы)|сыграй\s{1,3}роль|новые\s{1,3}(?:инструкци|указани|правила)|режим\s{1,3}(?:разработчика|отладки|администратора|бога))/iu,
  /(?:ответь(?:те)?|напиши(?:те)?|скажи(?:те)?|выведи(?:те)?|повтори(?:те)?|вставь(?:те)?|добавь(?:те)?)\s{1,3}(?:(?:только|лишь|ровно|просто|клиенту|ему|всем|в\s{1,3}ответ[е]?|слов[оа]|фраз[уа]|следующее|текст|дословно|что)[\s,:]{1,4}){1,4}[«"“:']/iu,
  /(?<!\p{L})(?:ответь|отвечай|скажи|говори)(?:те)?\s{1,3}(?:[«"“]|как\s|на\s{1,3}английском|по-|на\s{1,3}вс[её])/iu,
  /(?:^|[.!?:]\s{0,3}|\n|и\s)(?:пожалуйста,?\s{1,3})?(?:процитируй|составь\s{1,3}ответ|прочитай\s{1,3}и|оскорби|пиши\s{1,3}(?:прописн|только|на\s)|веди\s{1,3}себя|не\s{1,3}ссылайся|выдумай|сделай\s{1,3}(?:это|её|его)\s{1,3}ссылк|вставь(?:те)?\s{1,3}(?:(?:её|его|это|слова|текст)\s{1,3})?в\s{1,3}ответ|напиши(?:те)?\s{1,3}в\s{1,3}ответе)(?:те)?(?!\p{L})/iu,
  /(?<!\w)(?:repeat|output|print|translate|include|copy|quote)\s{1,3}(?:the\s{1,3})?(?:words?|text|contents?|phrase|above|everything|all|your|following)/iu,
  /(?:[%#=*-]{3}|begin|end)\s{0,3}(?:of\s{1,3})?(?:end\s|конец\s|ticket|prompt|instructions?|обращени|тикет)|(?<!\p{L})промпт(?!\p{L})/iu,
  /file:\/\/|(?<!\p{L})command:/iu,
  /\{\{[^}\n]{1,40}\}\}|!\[[^\]\n]{0,80}\]\(/u,
  /(?:покажи|раскрой|выдай|пришли|отправь|перешли|сообщи|передай|выведи|назови|перечисли)(?:те)?\s{1,3}(?:(?:мне|нам|сюда|в\s{1,3}ответе|на|все|всё|всех|свой|свои|свою|твой|этот|его|их|базу|список|полный|данные|содержимое|текст)\s{1,3}){0,5}(?:парол|токен|ключ\p{L}{0,3}\s{1,3}(?:доступа|api)|промпт|инструкци|чужи|других\s{1,3}клиент|персональн|паспорт|секрет|внутренн|приватн|скрыт)/iu,
  /(?:закрой|удали|переведи|назначь|поставь|измени|смени|одобри|подтверди|согласуй)(?:те)?\s{1,3}(?:(?:это|эту|этот|все|всё|данн\p{L}{1,3}|сам[аио]?|себе|сразу|немедленно|автоматически|ему|её)\s{1,3}){1,4}(?:обращени|заявк|тикет|задач|приоритет|статус|скидк|возврат|платеж)/iu,
  /(?:пообещай|обещай|гарантируй|подтверди,?\s{1,3}что|заверь)(?:те)?\s/iu,
  /(?<!\p{L})(?:ии|бот|робот|ассистент|нейросет\p{L}{1,2}|vellii|вэллии|assistant|ai|llm|chatgpt|gpt)\s{0,3}[,:!—-]{1,2}\s{0,3}(?:\p{L}{2,20})/iu,
  /javascript:|data:text\/html|<\s{0,3}(?:script|img|iframe|svg|object|embed|a|link|style|meta|form)\b|on(?:error|load|click)\s{0,3}=/iu,
];

/** Whether a sentence gives such an order. */
export function isOrder(sentence: string): boolean {
  const start = sentence.slice(0, 4000);
  return patterns.some(pattern => pattern.test(start));
}

/** The text without the sentences that give orders; what is left is what somebody asks. */
export function withoutOrders(text: string): string {
  if (!isOrderAnywhere(text)) return text;
  return text
    .split(/(?<=[.!?\n])(?=\s|$)/u)
    .filter(sentence => !isOrder(sentence))
    .join('');
}

function isOrderAnywhere(text: string): boolean {
  return text.split('\n').some(line => isOrder(line));
}
