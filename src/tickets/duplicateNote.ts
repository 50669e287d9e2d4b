/**
 * What the note says first; the person changes it as they like. In Russian whatever the interface speaks, like every
 * letter to a customer. It holds nothing of the other ticket but its number.
 */
export function duplicateNote(originalId: number, isSameCustomer: boolean): string {
  return isSameCustomer
    ? `Это обращение повторяет обращение №${originalId}. Работа и ответы — в нём, поэтому здесь закрываем.`
    : `Дубликат обращения №${originalId}.`;
}
