import { run } from '../processes';

/** Installs exactly what the folder's lock file says, without running any package's scripts. */
export async function npmCi(folder: string): Promise<void> {
  const script = process.env['npm_execpath'];
  const viaNode = script !== undefined && /\.[cm]?js$/.test(script);
  const command = viaNode ? process.execPath : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false', '--loglevel=error'];
  // Settings of the npm that called us are for the repository, not for this folder.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_(local_)?prefix|package_|lifecycle_)/.test(name)),
  );
  const { code, output } = await run(command, viaNode ? [script, ...args] : args, { cwd: folder, env });
  if (code !== 0) throw new Error(`npm ci ended with code ${code}.\n${output}`);
}
