#!/usr/bin/env node
// Stands in for the executable of a desktop VS Code: takes its arguments, runs the suite in the VS Code that is served to
// a browser, and ends with the suite's code.
import { register } from 'tsx/esm/api';

register();
await import('./code-shim.ts');
