/** What VS Code gives to a webview, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export type { VsCodeApi };

/** @throws when called a second time: VS Code hands the API out once for each page. */
export function vscodeApi(): VsCodeApi {
  return acquireVsCodeApi();
}
