import * as l10n from '@vscode/l10n';

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** Browsers call every picture from the clipboard «image.png»; here it gets the local date and time. */
export function pastedName({ name, type }: Pick<File, 'name' | 'type'>, now: Date): string {
  const extension = extensions[type];
  const isNameless = name === '' || /^image\.[a-z]+$/i.test(name);
  if (extension === undefined || !isNameless) return name;
  return `${l10n.t('Screenshot {0}', stamp(now))}.${extension}`;
}

/** «2026-11-24 13-05-22»: no colon, which Windows allows in no name. */
function stamp(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${date} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('-')}`;
}
