import * as vscode from 'vscode';
import type { DraftEventLog } from '../../vellii/learning/eventLog';
import { modelErrorText } from '../errors/describeModelError';
import type { ModelKeys } from '../model/modelKeys';
import { openModelSettings } from '../model/modelKeys';
import type { DraftPanels } from './draftPanels';
import { showText } from './showText';
import { statisticsPage } from './statistics';
import type { ModelChoice } from './writers';

/** What the commands about drafts do. */
export class DraftCommands {
  constructor(
    private readonly panels: DraftPanels,
    private readonly keys: ModelKeys,
    private readonly models: ModelChoice,
    private readonly events: DraftEventLog,
  ) {}

  open(ticketId: number): void {
    this.panels.open(ticketId);
  }

  insert(ticketId: number): Promise<void> {
    return this.panels.insertFor(ticketId);
  }

  askKey(): Promise<void> {
    return this.keys.ask();
  }

  /** Asks the model of the settings for two words, without anything from a ticket. */
  async checkModel(): Promise<void> {
    const settings = vscode.l10n.t('Model Settings');
    const model = await this.models.model();
    const answer =
      model.ok && model.value !== null
        ? await vscode.window.withProgress(
            {
              location: vscode.ProgressLocation.Notification,
              title: vscode.l10n.t('Asking the model…'),
              cancellable: true,
            },
            async (_, cancel) => {
              const controller = new AbortController();
              cancel.onCancellationRequested(() => controller.abort());
              return model.value?.answer(trial, { signal: controller.signal });
            },
          )
        : null;
    const error = model.ok ? (answer?.ok === false ? answer.error : null) : model.error;
    if (error?.kind === 'cancelled') return;
    if (error !== null) {
      const choice = await vscode.window.showWarningMessage(modelErrorText(error), settings);
      if (choice === settings) await openModelSettings();
    } else if (answer === null) {
      const choice = await vscode.window.showInformationMessage(
        vscode.l10n.t('The settings ask for no model: drafts are composed of resolved tickets and articles.'),
        settings,
      );
      if (choice === settings) await openModelSettings();
    } else void vscode.window.showInformationMessage(vscode.l10n.t('The model answers.'));
  }

  async showStatistics(): Promise<void> {
    const page = statisticsPage(await this.events.all());
    await showText(page, 'markdown');
    await vscode.commands.executeCommand('markdown.showPreview');
  }

  async exportStatistics(): Promise<void> {
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export the statistics of drafts'),
      filters: { JSON: ['json'] },
      saveLabel: vscode.l10n.t('Export'),
    });
    if (target === undefined) return;
    const events = await this.events.all();
    await vscode.workspace.fs.writeFile(
      target,
      new TextEncoder().encode(JSON.stringify({ version: 1, events }, null, 2)),
    );
    void vscode.window.showInformationMessage(vscode.l10n.t('Exported: {0} events.', events.length));
  }
}

const trial = {
  messages: [{ role: 'user', text: 'Верни объект JSON {"reply": "да"} и ничего больше.' }],
  schema: {
    type: 'object',
    properties: { reply: { type: 'string' } },
    required: ['reply'],
    additionalProperties: false,
  },
} as const;
