/** Beside what the settings exclude: what no specialist writes. */
const always = ['**/node_modules/**', '**/.git/**', '**/.svn/**'];

const binaries =
  '**/*.{png,jpg,jpeg,gif,bmp,ico,webp,tif,tiff,pdf,doc,docx,xls,xlsx,ppt,pptx,zip,7z,rar,gz,tgz,jar,exe,dll,so,bin,dat,db,sqlite,mdb,mp3,wav,mp4,avi,woff,woff2,ttf,otf,vsix,class,pyc,o,obj,epf,erf,cf,dt}';

/**
 * The glob of what is not looked at, from settings such as `search.exclude`. Braces do not nest in VS Code's globs, so
 * patterns with braces of their own are spelled out.
 */
export function excludeGlob(...settings: readonly unknown[]): string {
  const chosen = settings.flatMap(setting =>
    typeof setting === 'object' && setting !== null
      ? Object.entries(setting).flatMap(([pattern, isOn]) => (isOn === true ? [pattern] : []))
      : [],
  );
  return `{${[...always, binaries, ...chosen].flatMap(spelledOut).join(',')}}`;
}

const mostSpellings = 200;

/** «a.{b,c}» → «a.b», «a.c». A pattern that is odd or explodes is left out. */
export function spelledOut(pattern: string): readonly string[] {
  let spellings = [pattern];
  while (spellings.some(each => each.includes('{'))) {
    const next = spellings.flatMap(each => {
      const match = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(each);
      if (match === null) return each.includes('{') ? [] : [each];
      const [, before = '', choices = '', after = ''] = match;
      return choices.split(',').map(choice => before + choice + after);
    });
    if (next.length > mostSpellings) return [];
    spellings = [...new Set(next)];
  }
  return spellings.filter(each => each !== '' && !/[{},]/.test(each));
}
