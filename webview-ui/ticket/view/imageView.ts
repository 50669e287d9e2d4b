import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { iconButton } from '../../shared/kit';
import type { ShownImage } from '../model';
import type { Wires } from './panelView';

/**
 * A picture over the panel. It is painted from its bytes, so that the page needs no right to load pictures from
 * anywhere at all.
 */
export function imageView(image: ShownImage, { dispatch, post }: Wires): TemplateResult {
  const close = (): void => dispatch({ kind: 'imageClosed' });
  return html`<div
    class="image-view"
    role="dialog"
    aria-modal="true"
    aria-label=${image.name}
    @keydown=${(event: KeyboardEvent) => event.code === 'Escape' && close()}
  >
    <div class="image-head">
      <span class="file-name">${image.name}</span>
      ${iconButton({
        icon: 'cloud-download',
        label: l10n.t('Download «{0}»', image.name),
        onClick: () => post({ type: 'downloadFile', id: image.id }),
      })}
      ${iconButton({ icon: 'close', label: l10n.t('Close'), className: 'image-close', onClick: close })}
    </div>
    <div class="image-scroll" tabindex="0" ${ref(focusFirst)}>
      ${guard(
        [image],
        () =>
          html`<canvas role="img" aria-label=${image.name} width="0" height="0" ${ref(painter(image))}></canvas>
            <p class="image-problem" role="alert"></p>`,
      )}
    </div>
  </div>`;
}

/** So that Escape closes it and arrows scroll it. */
function focusFirst(element: Element | undefined): void {
  if (element instanceof HTMLElement && !element.dataset['seen']) {
    element.dataset['seen'] = 'yes';
    requestAnimationFrame(() => element.focus());
  }
}

function painter({ bytes, imageType, name }: ShownImage): (element: Element | undefined) => void {
  return element => {
    if (!(element instanceof HTMLCanvasElement)) return;
    const blob = new Blob([new Uint8Array(bytes)], { type: imageType });
    createImageBitmap(blob).then(
      bitmap => {
        element.width = bitmap.width;
        element.height = bitmap.height;
        element.getContext('2d')?.drawImage(bitmap, 0, 0);
        bitmap.close();
      },
      () => {
        const place = element.parentElement?.querySelector('.image-problem');
        if (place) place.textContent = l10n.t('«{0}» is damaged or no picture; download it to look at it.', name);
      },
    );
  };
}
