import type { HostMessage } from '../../src/protocol/ticketPanel';
import type { PanelEvent, WritingModel } from './model';

type WritingEvent = Extract<
  PanelEvent,
  { kind: 'caretMoved' | 'choiceMoved' | 'listClosed' | 'worked' | 'previewToggled' }
>;

export function reduceWriting(writing: WritingModel, event: WritingEvent): WritingModel {
  switch (event.kind) {
    case 'caretMoved':
      return writing.caret === event.at ? writing : { ...writing, caret: event.at, choice: 0 };
    case 'choiceMoved':
      return event.of === 0 ? writing : { ...writing, choice: (writing.choice + event.by + event.of) % event.of };
    case 'listClosed':
      return { ...writing, closedAt: event.at };
    case 'worked':
      return writing.workedMinutes === event.minutes ? writing : { ...writing, workedMinutes: event.minutes };
    case 'previewToggled':
      return { ...writing, isPreview: !writing.isPreview, caret: null };
  }
}

export function hearWriting(
  writing: WritingModel,
  message: Extract<HostMessage, { type: 'macros' | 'completions' }>,
): WritingModel {
  if (message.type === 'macros') {
    return { ...writing, macros: message.macros, macrosProblem: message.problem };
  }
  const { trigger, query, items } = message;
  return { ...writing, completions: { trigger, query, items }, choice: 0 };
}
