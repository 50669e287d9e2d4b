import { Validator, type OutputUnit } from '@cfworker/json-schema';
import type { Path } from '../../documents/path';
import { isList, isMap, type Value } from '../../documents/value';
import { finding, type Expected, type Finding } from '../../risks/finding';
import { pathText } from '../../workspace/references';
import type { Script } from '../../workspace/script';
import { duplicates, itemsOf } from '../reading';
import type { SetupKind } from '../setupKind';
import type { KindDeclaration } from './declaration';

/** A kind out of its declaration: form, identities and labels, without rules of its own. */
export function declaredKind(declaration: KindDeclaration): SetupKind {
  const { kind, title, identities, flags, labels } = declaration;
  return {
    name: kind,
    title,
    labels,
    rules: { identities, flags, together: [] },
    parts: Object.fromEntries(Object.keys(identities).map(pattern => [pattern, 'item' as const])),
    schema: null,
    validate: script => validate(declaration, script),
    inspect: ({ value, document }) =>
      Object.entries(identities)
        .filter(([pattern]) => !pattern.includes('.'))
        .flatMap(([key, by]) =>
          duplicates(itemsOf(value, key, by).map(item => item.code)).map(code =>
            finding('duplicateCode', [key], { part: 'item', code }, document),
          ),
        ),
    assess: () => [],
    template: () => null,
  };
}

function validate({ schema }: KindDeclaration, { value, document }: Script): readonly Finding[] {
  const { valid, errors } = new Validator(schema, '2020-12', false).validate(plain(value));
  if (valid) return [];
  // Containers repeat what is wrong inside of them.
  const deepest = errors.filter(error => !errors.some(other => isInside(other, error)));
  return deepest.map(error => {
    const path = pointerPath(error.instanceLocation, value);
    return finding('invalid', path, { place: pathText(path), expected: EXPECTED[error.keyword] ?? 'other' }, document);
  });
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  required: 'present',
  minLength: 'present',
  enum: 'choice',
  const: 'choice',
  format: 'date',
};

function isInside(other: OutputUnit, error: OutputUnit): boolean {
  return other !== error && other.instanceLocation.startsWith(`${error.instanceLocation}/`);
}

function pointerPath(pointer: string, value: Value): Path {
  const path: (string | number)[] = [];
  let current: Value | undefined = value;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isList(current)) {
      path.push(Number(key));
      current = current[Number(key)];
    } else {
      path.push(key);
      current = isMap(current) ? current[key] : undefined;
    }
  }
  return path;
}

/** The validator asks objects for their own methods. */
function plain(value: Value): unknown {
  if (isList(value)) return value.map(plain);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)])) : value;
}
