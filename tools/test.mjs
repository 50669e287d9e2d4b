import { runTypeScript } from './setup/run-typescript.mjs';

await runTypeScript('tools/test/main.ts');
