import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly commandLine: string;
}

/** Kills every extension host that a server has started, and waits until they are gone. Linux only. */
export async function killExtensionHost(serverPid: number): Promise<void> {
  const hosts = extensionHosts(serverPid);
  if (hosts.length === 0) throw new Error('No extension host is running.');
  for (const { pid } of hosts) process.kill(pid, 'SIGKILL');
  while (extensionHosts(serverPid).some(({ pid }) => hosts.some(host => host.pid === pid))) await delay(20);
}

function extensionHosts(serverPid: number): Process[] {
  return descendants(serverPid).filter(({ commandLine }) => commandLine.includes('--type=extensionHost'));
}

function descendants(root: number): Process[] {
  const all = allProcesses();
  const found: Process[] = [];
  const visit = (parent: number): void => {
    for (const each of all.filter(candidate => candidate.parent === parent)) {
      found.push(each);
      visit(each.pid);
    }
  };
  visit(root);
  return found;
}

/** Read from /proc, because `ps` is not on every machine. */
function allProcesses(): Process[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const status = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
        const commandLine = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(name), parent, commandLine }];
      } catch {
        return [];
      }
    });
}
