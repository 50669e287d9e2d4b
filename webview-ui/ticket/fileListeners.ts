import type { FileIntake } from './fileIntake';
import type { Dispatch } from './model';
import { pastedName } from './pastedName';

/** Files that are dropped anywhere on the panel, or pasted into it, are offered to the host. */
export function listenForFiles(root: HTMLElement, intake: FileIntake, dispatch: Dispatch): void {
  const setDropping = (isDropping: boolean): void => dispatch({ kind: 'dropping', isDropping });
  const overWithFiles = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setDropping(true);
  };
  document.addEventListener('dragenter', overWithFiles);
  document.addEventListener('dragover', overWithFiles);
  document.addEventListener('dragleave', event => {
    if (event.relatedTarget === null) setDropping(false);
  });
  document.addEventListener('drop', event => {
    setDropping(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    for (const file of files) intake.offer(file, file.name);
  });
  root.addEventListener('paste', event => {
    const { clipboardData } = event;
    const files = [...(clipboardData?.files ?? [])];
    // Office puts a picture of copied text beside the text: then the text is what is meant.
    if (files.length === 0 || clipboardData?.types.includes('text/plain') === true) return;
    event.preventDefault();
    for (const file of files) intake.offer(file, pastedName(file, new Date()));
  });
}
