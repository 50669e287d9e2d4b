import { Document, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Result } from '../../base/result';
import { parsePolicy } from '../policy/parsePolicy';
import type { Policy } from '../policy/schema';
import { readText, type TextProblem } from './readText';

/** Reads a policy file, JSON or YAML. */
export function readPolicyText(text: string): Result<Policy, readonly TextProblem[]> {
  return readText(text, parsePolicy);
}

export interface PolicyComments {
  /** Above everything; may have several lines. */
  readonly heading: string;
  /**
   * What stands above a value, a section or a milestone; `null` for nothing.
   * @param path of names joined by dots, a milestone by its key: `milestones.blocker.assign.due`
   */
  of(path: string, source: string | null): string | null;
}

/** The whole policy as YAML that reads as the same policy, with comments for whoever edits it. */
export function writePolicyYaml(policy: Policy, comments: PolicyComments): string {
  const document = new Document(policy, { version: '1.2' });
  document.commentBefore = commentLines(comments.heading);
  if (isMap(document.contents)) describeMap(document.contents, '', comments);
  return document.toString({ lineWidth: 110, flowCollectionPadding: true });
}

/** The whole policy as JSON, which has no comments; each value still has its `source`. */
export function writePolicyJson(policy: Policy): string {
  return `${JSON.stringify(policy, null, 2)}\n`;
}

function describeMap(map: YAMLMap, path: string, comments: PolicyComments): void {
  for (const { key, value } of map.items) {
    if (!isScalar(key)) continue;
    const at = path === '' ? String(key.value) : `${path}.${String(key.value)}`;
    const comment = comments.of(at, sourceOf(value));
    if (comment !== null) key.commentBefore = commentLines(comment);
    if (path === '' && map.items[0]?.key !== key) key.spaceBefore = true;
    describe(value, at, comments);
  }
}

function describe(value: unknown, path: string, comments: PolicyComments): void {
  if (isMap(value)) {
    if (sourceOf(value) === null) describeMap(value, path, comments);
    else shorten(value.get('value', true));
    return;
  }
  if (!isSeq(value)) return;
  for (const item of value.items) {
    if (!isMap(item)) continue;
    const at = `${path}.${String(item.get('key'))}`;
    const comment = comments.of(at, null);
    if (comment !== null) item.commentBefore = commentLines(comment);
    describeMap(item, at, comments);
  }
}

/** Terms, hours and events fit into a line each. */
function shorten(node: unknown): void {
  const items = isSeq(node) ? node.items : [node];
  for (const item of items) {
    if (isMap(item) && item.items.every(({ value }) => isScalar(value)) && item.items.length <= 2) item.flow = true;
    if (isMap(item)) for (const { value } of item.items) if (isSeq(value)) value.flow = true;
  }
}

function sourceOf(value: unknown): string | null {
  if (!isMap(value) || !value.has('value')) return null;
  const source = value.get('source');
  return typeof source === 'string' ? source : null;
}

function commentLines(text: string): string {
  return text
    .split('\n')
    .map(line => ` ${line}`)
    .join('\n');
}
