import type { Frame } from 'playwright-core';

export interface FileToDrop {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Lets files fall on the panel, as from the desktop. */
export async function dropFiles(frame: Frame, files: readonly FileToDrop[]): Promise<void> {
  const given = files.map(({ name, content }) => ({ name, content: Buffer.from(content).toString('base64') }));
  await frame.evaluate(dropped => {
    const dataTransfer = new DataTransfer();
    for (const { name, content } of dropped) {
      const bytes = Uint8Array.from(atob(content), character => character.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, given);
}
