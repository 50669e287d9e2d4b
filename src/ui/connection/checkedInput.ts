import * as vscode from 'vscode';

/** A button of the box; `run` gets the box, so that it can put something into it. */
export interface InputLink {
  readonly icon: string;
  readonly label: string;
  readonly run: (input: vscode.InputBox) => void;
}

export interface InputProblem {
  readonly text: string;
  readonly links: readonly InputLink[];
}

export interface CheckedInput<T> {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  readonly isSecret: boolean;
  readonly canGoBack: boolean;
  readonly links: readonly InputLink[];
  /** Why the person is asked (again). */
  readonly problem: InputProblem | null;
  /** What is wrong with the text as it is being typed. */
  readonly look: (text: string) => string | undefined;
  /** Tries the text. A problem keeps the box open with what was typed; `null` keeps it open without a word. */
  readonly attempt: (text: string, signal: AbortSignal) => Promise<Attempt<T>>;
}

export type Attempt<T> = { readonly value: T } | { readonly problem: InputProblem } | null;

export type Answer<T> =
  | { readonly kind: 'answered'; readonly value: T; readonly text: string }
  | { readonly kind: 'back'; readonly text: string }
  | { readonly kind: 'cancelled' };

/** A box that closes only with an answer that has proved right, and otherwise says in itself what is wrong. */
export async function askChecked<T>(options: CheckedInput<T>): Promise<Answer<T>> {
  const input = vscode.window.createInputBox();
  input.title = options.title;
  input.prompt = options.prompt;
  input.value = options.value;
  input.password = options.isSecret;
  input.ignoreFocusOut = true;
  let running: AbortController | undefined;
  let links: ReadonlyMap<vscode.QuickInputButton, InputLink> = new Map();

  const say = (problem: InputProblem | null): void => {
    links = new Map([...options.links, ...(problem?.links ?? [])].map(link => [buttonOf(link), link]));
    input.buttons = [...(options.canGoBack ? [vscode.QuickInputButtons.Back] : []), ...links.keys()];
    input.validationMessage = problem?.text;
  };
  const stop = (): void => {
    running?.abort();
    running = undefined;
    input.busy = false;
  };
  const attempt = async (): Promise<T | undefined> => {
    if (running || options.look(input.value) !== undefined) return undefined;
    const mine = new AbortController();
    running = mine;
    input.busy = true;
    say(null);
    const outcome = await options.attempt(input.value, mine.signal);
    if (mine.signal.aborted) return undefined;
    stop();
    if (outcome && 'value' in outcome) return outcome.value;
    say(outcome?.problem ?? null);
    return undefined;
  };

  try {
    return await new Promise<Answer<T>>((resolve, reject) => {
      input.onDidChangeValue(text => {
        stop();
        const wrong = options.look(text);
        say(wrong === undefined ? null : { text: wrong, links: [] });
      });
      input.onDidTriggerButton(button => {
        if (button === vscode.QuickInputButtons.Back) resolve({ kind: 'back', text: input.value });
        else links.get(button)?.run(input);
      });
      input.onDidAccept(() => {
        attempt().then(value => {
          if (value !== undefined) resolve({ kind: 'answered', value, text: input.value });
        }, reject);
      });
      input.onDidHide(() => resolve({ kind: 'cancelled' }));
      say(options.problem);
      input.show();
    });
  } finally {
    stop();
    input.dispose();
  }
}

function buttonOf({ icon, label }: InputLink): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip: label };
}
