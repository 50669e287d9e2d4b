#!/usr/bin/env node
// Stands in for the executable of a desktop VS Code: takes its arguments, runs the suite in the VS Code that is served to
// a browser, and ends with the suite's code.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

register();
createRequire(import.meta.url)('./code-shim.ts');
