import * as z from 'zod';
import type { FilePort } from './filePort';
import type { Recovery } from './journal';
import { planSchema, type Plan } from './plan';

const recordSchema = z.strictObject({
  plan: planSchema,
  /** ISO 8601; `null`: saved, not applied. */
  appliedAt: z.iso.datetime().nullable(),
  /** The plan by which it was taken back. */
  takenBackBy: z.string().nullable(),
});

/** A plan with what became of it. */
export type PlanRecord = z.infer<typeof recordSchema>;

/** The plans of one workspace, one file each, in a folder of the extension. */
export class PlanStore {
  constructor(
    private readonly folder: string,
    private readonly files: FilePort,
  ) {}

  async save(record: PlanRecord): Promise<void> {
    const text = `${JSON.stringify(record, null, 2)}\n`;
    await this.files.replace(this.fileOf(record.plan.id), new TextEncoder().encode(text));
  }

  /** Forgets a plan that was never carried out. */
  async remove(id: string): Promise<void> {
    await this.files.remove(this.fileOf(id));
  }

  /** Puts down that a plan is carried out, and with the plan that it takes back that this one is taken back. */
  async applied(plan: Plan, now: number): Promise<void> {
    await this.save({ plan, appliedAt: new Date(now).toISOString(), takenBackBy: null });
    if (plan.takesBack === null) return;
    const former = await this.read(this.fileOf(plan.takesBack));
    if (former !== null) await this.save({ ...former, takenBackBy: plan.id });
  }

  /** Puts down how an interrupted plan ended, so that one that was finished can be taken back. */
  async recovered({ plan: id, outcome }: Recovery, now: number): Promise<void> {
    const record = await this.read(this.fileOf(id));
    if (record?.appliedAt !== null) return;
    if (outcome === 'finished') await this.applied(record.plan, now);
    else await this.remove(id);
  }

  /** All plans, newest first; files that are none are left out. */
  async all(): Promise<readonly PlanRecord[]> {
    const names = (await this.files.list(this.folder)).filter(name => name.endsWith('.plan.json'));
    const records = await Promise.all(names.map(name => this.read(`${this.folder}/${name}`)));
    return records
      .filter(record => record !== null)
      .sort((one, other) => other.plan.createdAt.localeCompare(one.plan.createdAt));
  }

  async ofTicket(origin: string, id: number): Promise<readonly PlanRecord[]> {
    return (await this.all()).filter(({ plan }) => plan.ticket?.origin === origin && plan.ticket.id === id);
  }

  async ofFile(path: string): Promise<readonly PlanRecord[]> {
    return (await this.all()).filter(({ plan }) => plan.files.some(file => file.path === path));
  }

  private async read(path: string): Promise<PlanRecord | null> {
    const bytes = await this.files.read(path);
    if (bytes === null) return null;
    try {
      return recordSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      return null;
    }
  }

  private fileOf(id: string): string {
    return `${this.folder}/${id}.plan.json`;
  }
}
