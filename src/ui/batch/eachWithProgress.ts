import * as vscode from 'vscode';

/** One after the other; what has begun is finished, the rest is left out when the person cancels. */
export async function eachWithProgress<T>(
  title: string,
  list: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: list.length > 1 };
  await vscode.window.withProgress(options, async (progress, token) => {
    for (const [index, item] of list.entries()) {
      if (token.isCancellationRequested) return;
      progress.report({ message: `${index + 1} / ${list.length}`, increment: 100 / list.length });
      await work(item);
    }
  });
}
