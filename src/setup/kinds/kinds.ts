import { NO_RULES } from '../diff/rules';
import { deliverySchema } from './deliverySchema/deliverySchema';
import { declaredKind } from './declared/declaredKind';
import type { KindDeclaration } from './declared/declaration';
import { lifecycle } from './lifecycle/lifecycle';
import { olapReport } from './olapReport/olapReport';
import { selectionFolder } from './selectionFolder/selectionFolder';
import type { SetupKind } from './setupKind';
import { systemSettings } from './systemSettings/systemSettings';

export const BUILT_IN_KINDS: readonly SetupKind[] = [
  lifecycle,
  olapReport,
  deliverySchema,
  selectionFolder,
  systemSettings,
];

/** A document that says no kind, or one that nobody knows: compared by structure alone. */
const UNKNOWN: SetupKind = {
  name: '',
  title: null,
  labels: {},
  rules: NO_RULES,
  parts: {},
  schema: null,
  validate: () => [],
  inspect: () => [],
  assess: () => [],
  template: () => null,
};

/** The kinds that apply in a workspace. A declaration cannot take the place of a built-in kind. */
export class Kinds {
  private readonly byName = new Map<string, SetupKind>();

  constructor(declarations: readonly KindDeclaration[] = []) {
    for (const declaration of declarations) this.byName.set(declaration.kind, declaredKind(declaration));
    for (const kind of BUILT_IN_KINDS) this.byName.set(kind.name, kind);
  }

  of(name: string): SetupKind {
    return this.byName.get(name) ?? UNKNOWN;
  }

  all(): readonly SetupKind[] {
    return [...this.byName.values()];
  }
}
