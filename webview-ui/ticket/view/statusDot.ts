import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { StatusView } from '../../../src/protocol/common';

/** The colour that Mantis gives to a status. The page allows no style attributes, but lets a script set the property. */
export function statusDot({ color }: StatusView): TemplateResult {
  const paint = ref(dot => {
    if (dot instanceof HTMLElement) dot.style.backgroundColor = color ?? 'transparent';
  });
  return html`<span class="dot" aria-hidden="true" ${paint}></span>`;
}
