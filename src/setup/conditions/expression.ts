import { err, ok, type Result } from '../../base/result';

/** A condition or formula as it is written in lifecycles and reports: `amount > 0 and discount <= 15`. */
export type Expression =
  | { readonly type: 'all' | 'any'; readonly parts: readonly Expression[] }
  | { readonly type: 'not'; readonly part: Expression }
  | { readonly type: 'compare'; readonly left: Expression; readonly operator: string; readonly right: Expression }
  | { readonly type: 'empty'; readonly part: Expression; readonly negated: boolean }
  | { readonly type: 'arithmetic'; readonly left: Expression; readonly operator: string; readonly right: Expression }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  | { readonly type: 'constant'; readonly text: string };

/** Where an expression cannot be read on. */
export interface ExpressionProblem {
  readonly at: number;
}

const CONSTANTS = new Set(['now', 'today', 'yes', 'no', 'true', 'false', 'да', 'нет', 'null', 'empty', 'me']);
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?[a-zа-я%]*)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|«[^»]*»)|([\p{L}_][\p{L}\d_.]*)|(<=|>=|<>|!=|==|[-+*/=<>(),[\]]))/uy;

interface Token {
  readonly type: 'number' | 'text' | 'word' | 'sign';
  readonly text: string;
  readonly at: number;
}

export function parseExpression(source: string): Result<Expression, ExpressionProblem> {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  // The same conditions are read many times while a change is reviewed.
  if (parsed.size >= MOST_PARSED) parsed.clear();
  const expression = readExpression(source);
  parsed.set(source, expression);
  return expression;
}

const MOST_PARSED = 5000;
const parsed = new Map<string, Result<Expression, ExpressionProblem>>();

function readExpression(source: string): Result<Expression, ExpressionProblem> {
  const tokens = tokensOf(source);
  if (!tokens.ok) return tokens;
  const parser = new ExpressionParser(tokens.value, source.length);
  try {
    return ok(parser.whole());
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return err({ at: error.at });
  }
}

/** The fields that an expression reads, each once. */
export function fieldsOf(expression: Expression): readonly string[] {
  const names = new Set<string>();
  const visit = (part: Expression): void => {
    switch (part.type) {
      case 'all':
      case 'any':
        part.parts.forEach(visit);
        return;
      case 'not':
      case 'empty':
        visit(part.part);
        return;
      case 'compare':
      case 'arithmetic':
        visit(part.left);
        visit(part.right);
        return;
      case 'call':
        part.args.forEach(visit);
        return;
      case 'list':
        part.items.forEach(visit);
        return;
      case 'field':
        names.add(part.name);
        return;
      case 'constant':
        return;
    }
  };
  visit(expression);
  return [...names];
}

class Unreadable extends Error {
  constructor(readonly at: number) {
    super('unreadable');
  }
}

function tokensOf(source: string): Result<readonly Token[], ExpressionProblem> {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (match === null) {
      if (source.slice(at).trim() === '') break;
      return err({ at });
    }
    const [, number, text, word, sign] = match;
    const content = number ?? text ?? word ?? sign ?? '';
    const type = number !== undefined ? 'number' : text !== undefined ? 'text' : word !== undefined ? 'word' : 'sign';
    tokens.push({ type, text: content, at: TOKEN.lastIndex - content.length });
  }
  return ok(tokens);
}

class ExpressionParser {
  private index = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly length: number,
  ) {}

  whole(): Expression {
    const expression = this.any();
    if (this.index < this.tokens.length) this.fail();
    return expression;
  }

  private any(): Expression {
    if (++this.depth > 100) this.fail();
    const parts = [this.all()];
    while (this.word('or', 'или')) parts.push(this.all());
    this.depth--;
    return oneOrMany('any', parts);
  }

  private all(): Expression {
    const parts = [this.negation()];
    while (this.word('and', 'и')) parts.push(this.negation());
    return oneOrMany('all', parts);
  }

  private negation(): Expression {
    if (!this.word('not', 'не')) return this.comparison();
    if (++this.depth > 100) this.fail();
    const part = this.negation();
    this.depth--;
    return { type: 'not', part };
  }

  private comparison(): Expression {
    const left = this.sum();
    if (this.word('is')) {
      const negated = this.word('not');
      if (!this.word('empty')) this.fail();
      return { type: 'empty', part: left, negated };
    }
    const operator = this.sign('<=', '>=', '<>', '!=', '==', '=', '<', '>') ?? this.wordOperator();
    return operator === null ? left : { type: 'compare', left, operator, right: this.sum() };
  }

  private wordOperator(): string | null {
    for (const name of ['in', 'contains', 'like']) if (this.word(name)) return name;
    return null;
  }

  private sum(): Expression {
    let left = this.product();
    for (let operator = this.sign('+', '-'); operator !== null; operator = this.sign('+', '-')) {
      left = { type: 'arithmetic', left, operator, right: this.product() };
    }
    return left;
  }

  private product(): Expression {
    let left = this.operand();
    for (let operator = this.sign('*', '/'); operator !== null; operator = this.sign('*', '/')) {
      left = { type: 'arithmetic', left, operator, right: this.operand() };
    }
    return left;
  }

  private operand(): Expression {
    if (this.sign('(') !== null) {
      const inner = this.any();
      return this.sign(',') === null ? this.closed(inner, ')') : { type: 'list', items: this.rest(inner, ')') };
    }
    if (this.sign('[') !== null) return { type: 'list', items: this.rest(this.any(), ']') };
    if (this.sign('-') !== null) {
      return { type: 'arithmetic', left: { type: 'constant', text: '0' }, operator: '-', right: this.operand() };
    }
    const token = this.tokens[this.index];
    if (token === undefined || token.type === 'sign') return this.fail();
    this.index++;
    if (token.type !== 'word') return { type: 'constant', text: token.text };
    if (this.sign('(') !== null) {
      const args = this.sign(')') === null ? this.rest(this.any(), ')') : [];
      return { type: 'call', name: token.text, args };
    }
    if (RESERVED.has(token.text.toLowerCase())) return this.fail(token.at);
    const isConstant = CONSTANTS.has(token.text.toLowerCase());
    return isConstant ? { type: 'constant', text: token.text } : { type: 'field', name: token.text };
  }

  private rest(first: Expression, bracket: string): Expression[] {
    const items = [first];
    this.sign(',');
    while (this.sign(bracket) === null) {
      items.push(this.any());
      if (this.sign(',') === null && this.tokens[this.index]?.text !== bracket) this.fail();
    }
    return items;
  }

  private closed(inner: Expression, bracket: string): Expression {
    if (this.sign(bracket) === null) this.fail();
    return inner;
  }

  private word(...names: readonly string[]): boolean {
    const token = this.tokens[this.index];
    if (token?.type !== 'word' || !names.includes(token.text.toLowerCase())) return false;
    this.index++;
    return true;
  }

  private sign(...signs: readonly string[]): string | null {
    const token = this.tokens[this.index];
    if (token?.type !== 'sign' || !signs.includes(token.text)) return null;
    this.index++;
    return token.text;
  }

  private fail(at = this.tokens[this.index]?.at ?? this.length): never {
    throw new Unreadable(at);
  }
}

function oneOrMany(type: 'all' | 'any', parts: readonly Expression[]): Expression {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { type, parts };
}

const RESERVED = new Set(['and', 'or', 'not', 'is', 'in', 'contains', 'like']);
