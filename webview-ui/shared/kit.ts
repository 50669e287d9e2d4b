import {
  provideVSCodeDesignSystem,
  vsCodeBadge,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeProgressRing,
  type Dropdown,
} from '@vscode/webview-ui-toolkit';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { icon } from './icon';

/** The only module that knows the toolkit: its elements are used through these templates and can be replaced here. */
export function registerKit(): void {
  provideVSCodeDesignSystem().register(
    vsCodeBadge(),
    vsCodeButton(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeProgressRing(),
  );
}

export interface ButtonOptions {
  readonly label: string;
  readonly onClick: () => void;
  readonly appearance?: 'primary' | 'secondary';
  readonly icon?: string;
  readonly disabled?: boolean;
  readonly title?: string;
  readonly className?: string;
}

export function button(options: ButtonOptions): TemplateResult {
  return html`<vscode-button
    class=${options.className ?? nothing}
    appearance=${options.appearance ?? 'secondary'}
    title=${options.title ?? nothing}
    ?disabled=${options.disabled ?? false}
    @click=${options.onClick}
    >${options.icon === undefined ? nothing : html`<span slot="start">${icon(options.icon)}</span>`}${options.label}</vscode-button
  >`;
}

/** A button of an icon alone; `label` is what it says to screen readers and in its tooltip. */
export function iconButton(options: Omit<ButtonOptions, 'appearance'> & { readonly icon: string }): TemplateResult {
  return html`<vscode-button
    class=${options.className ?? nothing}
    appearance="icon"
    title=${options.label}
    aria-label=${options.label}
    ?disabled=${options.disabled ?? false}
    @click=${options.onClick}
    >${icon(options.icon)}</vscode-button
  >`;
}

export interface DropdownOptions {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly opens?: 'above' | 'below';
}

/** `label` is spoken, not shown: the toolkit's dropdown takes no `<label for>`. */
export function dropdown({ label, value, options, onChange, disabled, opens }: DropdownOptions): TemplateResult {
  return html`<vscode-dropdown
    aria-label=${label}
    title=${label}
    position=${opens ?? 'below'}
    ?disabled=${disabled ?? false}
    @change=${(event: Event) => onChange((event.target as Dropdown).value)}
    ${ref(element => chooseOnceReady(element as Dropdown | undefined, value))}
    >${options.map(({ value: key, label: name }) => optionElement(key, name))}</vscode-dropdown
  >`;
}

/** The toolkit takes an option's text for its spoken name once, when it appears; later texts have to be told. */
function optionElement(value: string, label: string): TemplateResult {
  return html`<vscode-option value=${value} aria-label=${label}>${label}</vscode-option>`;
}

export function progressRing(label: string): TemplateResult {
  return html`<vscode-progress-ring aria-label=${label}></vscode-progress-ring>`;
}

export function badge(count: number): TemplateResult {
  return html`<vscode-badge aria-hidden="true">${count}</vscode-badge>`;
}

/** The dropdown forgets a value that comes before its options are there. */
function chooseOnceReady(element: Dropdown | undefined, value: string): void {
  if (element === undefined) return;
  const choose = (): void => {
    if (element.value !== value) element.value = value;
  };
  requestAnimationFrame(choose);
}
