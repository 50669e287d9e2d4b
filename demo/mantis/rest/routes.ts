import type { Answer, Call, Unfinished } from './call';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Route {
  readonly method: Method;
  /** `issues/{id}/notes` */
  readonly pattern: string;
  readonly handle: (call: Call) => Answer | Unfinished;
}

export function route(method: Method, pattern: string, handle: (call: Call) => Answer | Unfinished): Route {
  return { method, pattern, handle };
}

/** The order in which the framework lists methods: it keeps routes without and with parameters in two tables. */
const STATIC_ORDER: readonly Method[] = ['GET', 'PATCH', 'POST', 'DELETE'];
const VARIABLE_ORDER: readonly Method[] = ['GET', 'DELETE', 'PATCH', 'POST'];

export type Match =
  | { readonly kind: 'found'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'methodNotAllowed'; readonly allowed: string }
  | { readonly kind: 'notFound' };

function matchPattern(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = given[index] ?? '';
    if (part.startsWith('{')) {
      if (segment === '') return undefined;
      params[part.slice(1, -1)] = segment;
    } else if (part !== segment) return undefined;
  }
  return params;
}

/** Finds the route of a request; HEAD takes the route of GET. Routes without parameters win. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const fitting = routes.flatMap(each => {
    const params = matchPattern(each.pattern, path);
    return params === undefined ? [] : [{ route: each, params }];
  });
  if (fitting.length === 0) return { kind: 'notFound' };
  const candidates = fitting.filter(each => each.route.method === wanted);
  const found = candidates.find(each => each.route.pattern === path) ?? candidates[0];
  if (found !== undefined) return { kind: 'found', ...found };
  const isStatic = fitting.some(each => each.route.pattern === path);
  const methods = new Set(fitting.map(each => each.route.method));
  const order = isStatic ? STATIC_ORDER : VARIABLE_ORDER;
  return { kind: 'methodNotAllowed', allowed: order.filter(each => methods.has(each)).join(', ') };
}
