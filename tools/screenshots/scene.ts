import type { Workbench } from '../vscode-host/workbench';

export type Locale = 'en' | 'ru';

/** Something worth a picture, brought about as a person would do it. */
export interface Scene {
  /** First part of the file's name. */
  readonly name: string;
  /** Whether the extension is connected to the sample when the scene begins. */
  readonly connected: boolean;
  /** Brings the workbench there; scenes of one group follow each other in one window. */
  readonly show: (workbench: Workbench, locale: Locale) => Promise<void>;
}
