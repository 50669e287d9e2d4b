import { isDeepStrictEqual } from 'node:util';
import type { Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { CalendarYear } from '../../regulation/calendar/calendarYear';
import { productionCalendar } from '../../regulation/calendar/productionCalendar';
import { defaultPolicy } from '../../regulation/policy/defaultPolicy';
import type { Policy } from '../../regulation/policy/schema';
import { prepareRegulation, type Regulation } from '../../regulation/regulation';

/** Where the policy in force comes from. */
export type PolicyOrigin =
  | { readonly kind: 'bundled' }
  | { readonly kind: 'file'; readonly path: string }
  /** The file cannot be used; what was in force before it stays: the last policy that was read from a file, or the bundled one. */
  | {
      readonly kind: 'kept';
      readonly path: string;
      readonly why: PolicyTrouble;
      readonly isBundled: boolean;
    };

export type PolicyTrouble = 'absent' | 'unreadable' | 'broken';

/** Policy and calendar of this window, replaceable while it runs. Whoever computes with them follows the event. */
export class RegulationInForce implements Disposable {
  private prepared = prepareRegulation(defaultPolicy, productionCalendar());
  private from: PolicyOrigin = { kind: 'bundled' };
  private years: readonly CalendarYear[] = [];
  private readonly changes = new Emitter<void>();
  readonly onDidChange = this.changes.event;

  /** The same object as long as nothing about it has changed. */
  get current(): Regulation {
    return this.prepared;
  }

  get origin(): PolicyOrigin {
    return this.from;
  }

  /** Years that replace the bundled ones or extend them. */
  get importedYears(): readonly CalendarYear[] {
    return this.years;
  }

  takePolicy(policy: Policy, origin: PolicyOrigin): void {
    const isSame = isDeepStrictEqual(policy, this.prepared.policy);
    if (isSame && isDeepStrictEqual(origin, this.from)) return;
    if (!isSame) this.prepared = prepareRegulation(policy, this.prepared.calendar);
    this.from = origin;
    this.changes.fire();
  }

  /** The policy in force stays, although the file has trouble. */
  keepPolicy(path: string, why: PolicyTrouble): void {
    const isBundled = isDeepStrictEqual(this.prepared.policy, defaultPolicy);
    this.takePolicy(this.prepared.policy, { kind: 'kept', path, why, isBundled });
  }

  takeYears(years: readonly CalendarYear[]): void {
    if (isDeepStrictEqual(years, this.years)) return;
    this.years = years;
    this.prepared = prepareRegulation(this.prepared.policy, productionCalendar(years));
    this.changes.fire();
  }

  dispose(): void {
    this.changes.dispose();
  }
}
