/** What is selected inside the text of the draft; empty where the selection lies elsewhere. */
export function selectedText(root: HTMLElement): string {
  const selection = document.getSelection();
  const text = root.querySelector('.draft-text');
  if (selection === null || selection.isCollapsed || text === null) return '';
  const isInside = text.contains(selection.anchorNode) && text.contains(selection.focusNode);
  return isInside ? selection.toString().trim().slice(0, 20_000) : '';
}
