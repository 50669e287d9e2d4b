import * as vscode from 'vscode';

/** What ticks off steps of the walkthrough; named in the manifest's `completionEvents`. */
type FirstTime = 'hasReplied' | 'hasOpenedScript';

/** Tells VS Code, once a window, that the person has done something; VS Code remembers the step. */
export class FirstTimes {
  private readonly told = new Set<FirstTime>();

  done(what: FirstTime): void {
    if (this.told.has(what)) return;
    this.told.add(what);
    void vscode.commands.executeCommand('setContext', `veSupport.${what}`, true);
  }
}
