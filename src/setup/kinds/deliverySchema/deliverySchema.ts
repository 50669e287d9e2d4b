import { finding, type Finding } from '../../risks/finding';
import type { Script } from '../../workspace/script';
import { text } from '../../workspace/script';
import type { Workspace } from '../../workspace/workspace';
import { duplicates } from '../reading';
import type { AssessedDifference, ChangeOfScript, InspectionContext, SetupKind } from '../setupKind';
import { validateWith } from '../validate';
import { canBeDelivered, lineName, readDeliverySchema, type DeliveryLine, type DeliverySchema } from './model';
import { deliverySchemaSchema } from './schema';

export const deliverySchema: SetupKind = {
  name: 'delivery-schema',
  title: null,
  labels: {},
  rules: { identities: { segments: 'code', lines: 'id' }, flags: [], together: [] },
  parts: {
    segments: 'segment',
    channels: 'channel',
    recipients: 'recipient',
    lines: 'line',
    'lines.*.recipients': 'recipient',
  },
  schema: deliverySchemaSchema,
  validate: script => validateWith(deliverySchemaSchema, script),
  inspect: inspectSchema,
  assess: assessSchema,
  template: (code, title) =>
    `kind: delivery-schema
code: ${code}
title: ${title}
version: '0001'

segments:
  - { code: '0010', title: Бюджет }

channels: [Интернет]

lines:
  - { id: '0010', segment: '0010', product: СПС-ПРОФ, channel: Интернет, period: week, day: monday, recipients: [ОД-1], validity: { from: 2026-01-01, to: 2027-12-31 } }

holidays: next-working-day
`,
};

function inspectSchema({ value, document, code }: Script, context: InspectionContext): readonly Finding[] {
  const schema = readDeliverySchema(value);
  const segments = new Set(schema.segments.map(segment => segment.code));
  const channels = new Set(schema.channels);
  const isKnown = knownRecipients(schema, code, context.workspace);
  return [
    ...duplicates(schema.lines.map(line => line.id)).map(id =>
      finding('duplicateCode', ['lines'], { part: 'line', code: id }, document),
    ),
    ...duplicates(schema.segments.map(segment => segment.code)).map(one =>
      finding('duplicateCode', ['segments'], { part: 'segment', code: one }, document),
    ),
    ...overlaps(schema.lines).map(([line, other]) =>
      finding('overlappingLines', ['lines', other.index], { line: lineName(line), other: lineName(other) }, document),
    ),
    ...schema.lines.flatMap(line => inspectLine(line, segments, channels, isKnown, context.today, document)),
  ];
}

function inspectLine(
  line: DeliveryLine,
  segments: ReadonlySet<string>,
  channels: ReadonlySet<string>,
  isKnown: (recipient: string) => boolean,
  today: string,
  document: number,
): Finding[] {
  const name = lineName(line);
  const at = (key: string) => ['lines', line.index, key];
  const found: Finding[] = [];
  if (!segments.has(line.segment)) {
    found.push(finding('orphanLine', at('segment'), { line: name, missing: 'segment', code: line.segment }, document));
  }
  if (!channels.has(line.channel)) {
    found.push(finding('orphanLine', at('channel'), { line: name, missing: 'channel', code: line.channel }, document));
  }
  if (line.from !== '' && line.to !== '' && line.from > line.to) {
    const values = { line: name, from: line.from, to: line.to };
    found.push(finding('validityReversed', at('validity'), values, document));
  } else if (line.to !== '' && line.to < today) {
    found.push(finding('pastValidity', at('validity'), { line: name, to: line.to }, document));
  }
  if (!canBeDelivered(line)) found.push(finding('neverDelivered', at('day'), { line: name }, document));
  if (line.recipients.filter(recipient => recipient.trim() !== '').length === 0) {
    found.push(finding('noRecipients', at('recipients'), { line: name }, document));
  }
  for (const recipient of line.recipients) {
    if (recipient.trim() !== '' && !isKnown(recipient)) {
      found.push(finding('unknownRecipient', at('recipients'), { line: name, recipient }, document));
    }
  }
  return found;
}

/** A recipient is known when the schema declares it or, where it declares none, when another line delivers to it. */
function knownRecipients(schema: DeliverySchema, code: string, workspace: Workspace): (recipient: string) => boolean {
  if (schema.recipients.length > 0) return recipient => schema.recipients.includes(recipient);
  const counts = new Map<string, number>();
  const others = workspace.scripts.filter(script => script.kind === 'delivery-schema' && script.code !== code);
  const all = [schema, ...others.map(script => readDeliverySchema(script.value))];
  for (const { lines } of all) {
    for (const line of lines) {
      for (const recipient of line.recipients) counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
    }
  }
  return recipient => (counts.get(recipient) ?? 0) > 1;
}

/** Pairs of lines that deliver the same thing the same way on the same days. */
function overlaps(lines: readonly DeliveryLine[]): readonly (readonly [DeliveryLine, DeliveryLine])[] {
  const groups = new Map<string, DeliveryLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.segment, line.product, line.channel]);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].flatMap(group =>
    group.flatMap((line, index) =>
      group
        .slice(index + 1)
        .filter(other => meet(line, other))
        .map(other => [line, other] as const),
    ),
  );
}

function meet(one: DeliveryLine, other: DeliveryLine): boolean {
  const validTogether = (one.from || '0') <= (other.to || '9') && (other.from || '0') <= (one.to || '9');
  const sameDays = one.period === other.period ? one.day === other.day : true;
  const daily = one.period === 'day' || other.period === 'day';
  const shareRecipient = one.recipients.some(recipient => other.recipients.includes(recipient));
  return validTogether && shareRecipient && (sameDays || daily);
}

function assessSchema(change: ChangeOfScript): readonly AssessedDifference[] {
  const after = readDeliverySchema(change.after.value);
  const titles = new Map(
    readDeliverySchema(change.before.value).segments.map(segment => [segment.code, segment.title]),
  );
  return change.differences.flatMap(difference => {
    if (difference.pattern !== 'lines.*' || difference.type !== 'removed') return [];
    const segment = text(difference.before, 'segment');
    const product = text(difference.before, 'product');
    const remains = after.lines.some(line => line.segment === segment && line.product === product);
    const isDeclared = after.segments.some(one => one.code === segment);
    if (remains || !isDeclared) return [];
    const values = { segment: titles.get(segment) ?? segment, product };
    const document = difference.operation.document;
    return [{ difference, finding: finding('deliveryLost', difference.path, values, document) }];
  });
}
