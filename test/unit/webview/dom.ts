import { JSDOM } from 'jsdom';

/** A page for code that expects to run in one. Imported before anything that looks for `window`. */
const { window } = new JSDOM('<!DOCTYPE html><main></main>', { url: 'https://webview.example/' });

Object.assign(globalThis, {
  window,
  document: window.document,
  Element: window.Element,
  HTMLElement: window.HTMLElement,
  Node: window.Node,
});
