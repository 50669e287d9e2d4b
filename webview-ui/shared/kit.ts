/**
 * The only module that imports the webview toolkit, which is archived upstream: its elements are used through these
 * templates, so that another set can take their place here.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeProgressRing,
  vsCodeTag,
} from '@vscode/webview-ui-toolkit';
import { html, nothing, type TemplateResult } from 'lit';

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeDropdown(),
  vsCodeOption(),
  vsCodeProgressRing(),
  vsCodeTag(),
);

export interface ButtonOptions {
  readonly label: string;
  readonly onClick: () => void;
  readonly appearance?: 'primary' | 'secondary';
  readonly disabled?: boolean;
  readonly title?: string;
}

export function button({
  label,
  onClick,
  appearance = 'secondary',
  disabled = false,
  title,
}: ButtonOptions): TemplateResult {
  return html`<vscode-button appearance=${appearance} title=${title ?? nothing} ?disabled=${disabled} @click=${onClick}
    >${label}</vscode-button
  >`;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface DropdownOptions {
  /** The element ignores `<label for>`, so its name is given here. */
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** The chosen value is set by `chooseIn` after rendering: the element knows its options only then. */
export function dropdown({ label, choices, disabled, onChange }: DropdownOptions): TemplateResult {
  return html`<vscode-dropdown
    position="above"
    aria-label=${label}
    title=${label}
    ?disabled=${disabled}
    @change=${(event: Event) => onChange((event.target as HTMLInputElement).value)}
    >${choices.map(choice => html`<vscode-option value=${choice.value}>${choice.label}</vscode-option>`)}</vscode-dropdown
  >`;
}

/** Shows the chosen value in a dropdown below `root`. */
export function chooseIn(root: ParentNode, value: string): void {
  const element = root.querySelector<HTMLInputElement>('vscode-dropdown');
  if (element && element.value !== value) element.value = value;
}

export function progressRing(label: string): TemplateResult {
  return html`<vscode-progress-ring aria-label=${label} title=${label}></vscode-progress-ring>`;
}

export function tag(text: string): TemplateResult {
  return html`<vscode-tag>${text}</vscode-tag>`;
}

/** A codicon; decoration only, so that a screen reader passes over it. */
export function icon(name: string): TemplateResult {
  return html`<span class="codicon codicon-${name}" aria-hidden="true"></span>`;
}
