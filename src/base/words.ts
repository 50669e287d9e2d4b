/** As people compare words: small letters, and «ё» like «е». */
export function folded(text: string): string {
  return text.toLocaleLowerCase('ru').replaceAll('ё', 'е');
}

/** The words of what somebody typed, folded. */
export function typedWords(text: string): readonly string[] {
  return folded(text)
    .split(/\s+/)
    .filter(word => word !== '');
}
