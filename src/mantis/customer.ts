import type { CustomFieldValue, Person, Reference } from '../tickets/ticket';
import type { Mapping } from './mapping';

interface Traces {
  readonly projectId: number;
  readonly customFields: readonly CustomFieldValue[];
  readonly tags: readonly Reference[];
  readonly reporter: Person | null;
}

/** The customer (РИЦ) by project, custom field, tag prefix or mail domain of the reporter, in that order (RULES A4). */
export function customerOf(traces: Traces, sources: Mapping['customer']): string | null {
  return (
    sources.projects[String(traces.projectId)]?.trim() ||
    byField(traces.customFields, sources.field) ||
    byTag(traces.tags, sources.tagPrefix) ||
    byMailDomain(traces.reporter?.email ?? null, sources.mailDomains) ||
    null
  );
}

function byField(fields: readonly CustomFieldValue[], name: string | null): string | undefined {
  if (name === null) return undefined;
  return fields.find(field => field.name.trim() === name.trim())?.value.trim();
}

function byTag(tags: readonly Reference[], prefix: string | null): string | undefined {
  if (prefix === null || prefix === '') return undefined;
  const wanted = prefix.toLowerCase();
  const tag = tags.find(({ name }) => name.toLowerCase().startsWith(wanted) && name.length > wanted.length);
  return tag?.name.slice(prefix.length).trim();
}

/** A domain covers its subdomains; the longest one decides. */
function byMailDomain(email: string | null, domains: Readonly<Record<string, string>>): string | undefined {
  const host = email?.split('@').at(-1)?.trim().toLowerCase();
  if (host === undefined || host === '') return undefined;
  const matching = Object.entries(domains)
    .map(([domain, customer]) => ({ domain: domain.replace(/^@/, '').toLowerCase(), customer }))
    .filter(({ domain }) => host === domain || host.endsWith(`.${domain}`))
    .sort((a, b) => b.domain.length - a.domain.length);
  return matching[0]?.customer.trim();
}
